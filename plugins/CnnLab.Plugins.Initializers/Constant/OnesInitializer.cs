using System.ComponentModel;

namespace CnnLab.Plugins.Initializers;

/// <summary>All values 1.</summary>
[Description("All values 1.")]
public sealed class OnesInitializer : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, int fanIn, int fanOut, ref RandomStream random) =>
        values.Fill(1);
}
