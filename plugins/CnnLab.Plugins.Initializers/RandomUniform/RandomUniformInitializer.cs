using System.ComponentModel;

namespace CnnLab.Plugins.Initializers;

/// <summary>Uniform between two numbers, whatever the layer's size.</summary>
[Description("Uniform between two numbers, whatever the layer's size.")]
public sealed class RandomUniformInitializer : Initializer
{
    private readonly double _minimum;
    private readonly double _maximum;

    /// <summary>The initializer.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ComponentException">The ends are not in order.</exception>
    public RandomUniformInitializer(RandomUniformOptions options)
    {
        if (options.Minimum > options.Maximum)
        {
            throw new ComponentException(
                $"minval {options.Minimum} is above maxval {options.Maximum}. Expected it not to be.");
        }

        (_minimum, _maximum) = (options.Minimum, options.Maximum);
    }

    /// <inheritdoc/>
    public override void Fill(Span<float> values, int fanIn, int fanOut, ref RandomStream random)
    {
        foreach (ref var value in values)
        {
            value = (float)random.NextDouble(_minimum, _maximum);
        }
    }
}
