using System.ComponentModel;

namespace CnnLab.Plugins.Initializers;

/// <summary>All values the same number.</summary>
/// <param name="options">The options.</param>
[Description("All values the same number.")]
public sealed class ConstantInitializer(ConstantOptions options) : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, int fanIn, int fanOut, ref RandomStream random) =>
        values.Fill(options.Value);
}
