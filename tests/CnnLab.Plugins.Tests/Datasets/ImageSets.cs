namespace CnnLab.Plugins.Tests.Datasets;

/// <summary>What tests ask of images.</summary>
internal static class ImageSets
{
    public static int[] ClassCounts(this ImageSet images, int classes) =>
        [.. Enumerable.Range(0, classes).Select(label => images.Labels.Count(other => other == label))];

    public static float[] Pixels(this ImageSet images, int index, Shape shape)
    {
        var pixels = new float[shape.Count];
        images.Read(index, pixels);
        return pixels;
    }
}
