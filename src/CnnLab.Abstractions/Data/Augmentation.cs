namespace CnnLab;

/// <summary>
/// Changes a training image before the network sees it, otherwise in every epoch, the same for the same seed.
/// </summary>
public abstract class Augmentation
{
    /// <summary>Changes an image in place.</summary>
    /// <param name="image">The normalised pixels, <c>[channels, height, width]</c>.</param>
    /// <param name="shape">Their shape.</param>
    /// <param name="random">The stream of this image in this epoch.</param>
    public abstract void Apply(Span<float> image, Shape shape, ref RandomStream random);
}
