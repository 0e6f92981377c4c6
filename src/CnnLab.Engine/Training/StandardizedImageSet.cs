namespace CnnLab.Engine;

/// <summary>The images of a set with every channel standardised.</summary>
internal sealed class StandardizedImageSet(ImageSet images, Standardization standardization) : ImageSet
{
    public override IReadOnlyList<int> Labels => Images.Labels;

    /// <summary>The images as they were.</summary>
    public ImageSet Images { get; } = images;

    public override void Read(int index, Span<float> image)
    {
        Images.Read(index, image);
        standardization.Apply(image);
    }
}
