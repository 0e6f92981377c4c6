using System.ComponentModel;

namespace CnnLab.Plugins.Augmentations;

/// <summary>
/// Adds normal noise of mean 0 to every pixel of every channel (Bishop, "Training with Noise is Equivalent to Tikhonov
/// Regularization", Neural Computation 7, 1995). Nothing is clipped, as in Keras' <c>GaussianNoise</c>.
/// </summary>
/// <param name="options">How much noise.</param>
[Description("Adds normal noise to every pixel (Bishop 1995).")]
public sealed class GaussianNoiseAugmentation(GaussianNoiseOptions options) : Augmentation
{
    /// <inheritdoc/>
    public override void Apply(Span<float> image, Shape shape, ref RandomStream random)
    {
        foreach (ref var pixel in image)
        {
            pixel += (float)(options.Stddev * random.NextGaussian());
        }
    }
}
