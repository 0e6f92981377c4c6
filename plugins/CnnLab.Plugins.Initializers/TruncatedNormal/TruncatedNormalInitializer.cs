using System.ComponentModel;

namespace CnnLab.Plugins.Initializers;

/// <summary>
/// Normal, where values more than two standard deviations from the mean are drawn again; as in Keras nothing makes up
/// for it, so that 0.8796 of the standard deviation remain.
/// </summary>
/// <param name="options">The options.</param>
[Description("Normal, drawn again until within two standard deviations of the mean.")]
public sealed class TruncatedNormalInitializer(TruncatedNormalOptions options) : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, int fanIn, int fanOut, ref RandomStream random)
    {
        foreach (ref var value in values)
        {
            value = (float)(options.Mean + (options.StandardDeviation * Draws.WithinTwo(ref random)));
        }
    }
}
