namespace CnnLab.Engine;

/// <summary>Images that are read as they are needed: what that throws gets the data set's name.</summary>
internal sealed class NamedImageSet(ImageSet images, string type, Dataset dataset) : ImageSet
{
    public override IReadOnlyList<int> Labels => Images.Labels;

    /// <summary>The images as the data set gives them.</summary>
    public ImageSet Images { get; } = images;

    public override void Read(int index, Span<float> image)
    {
        try
        {
            Images.Read(index, image);
        }
        catch (Exception exception)
        {
            throw ComponentFailure.Of("data set", type, dataset, $"reading image {index}", exception);
        }
    }
}
