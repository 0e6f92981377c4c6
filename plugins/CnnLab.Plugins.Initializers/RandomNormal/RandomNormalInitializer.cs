using System.ComponentModel;

namespace CnnLab.Plugins.Initializers;

/// <summary>Normal with a given mean and standard deviation, whatever the layer's size.</summary>
/// <param name="options">The options.</param>
[Description("Normal with a given mean and standard deviation, whatever the layer's size.")]
public sealed class RandomNormalInitializer(RandomNormalOptions options) : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, int fanIn, int fanOut, ref RandomStream random)
    {
        foreach (ref var value in values)
        {
            value = (float)(options.Mean + (options.StandardDeviation * random.NextGaussian()));
        }
    }
}
