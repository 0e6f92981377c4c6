namespace CnnLab.Plugins.Datasets;

/// <summary>Which part of an image is used where it has another ratio of sides than wanted.</summary>
internal static class Crop
{
    /// <summary>The largest centred part with the wanted ratio of sides; all of it where nothing is cropped.</summary>
    public static (double Left, double Top, double Width, double Height) Part(
        int width, int height, Shape shape, bool crops)
    {
        if (!crops)
        {
            return (0, 0, width, height);
        }

        var scale = Math.Min((double)width / shape.Width, (double)height / shape.Height);
        var (partWidth, partHeight) = (shape.Width * scale, shape.Height * scale);
        return ((width - partWidth) / 2, (height - partHeight) / 2, partWidth, partHeight);
    }
}
