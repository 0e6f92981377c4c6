using System.ComponentModel;

namespace CnnLab.Plugins.Initializers;

/// <summary>All values 0.</summary>
[Description("All values 0.")]
public sealed class ZerosInitializer : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, int fanIn, int fanOut, ref RandomStream random) =>
        values.Clear();
}
