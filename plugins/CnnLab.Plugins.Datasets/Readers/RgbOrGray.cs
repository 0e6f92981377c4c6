namespace CnnLab.Plugins.Datasets;

/// <summary>Which shapes an image can be brought to.</summary>
internal static class RgbOrGray
{
    /// <exception cref="ComponentException">The network wants neither one channel nor three.</exception>
    public static void Require(Shape shape, string path)
    {
        if (shape.Channels is not (1 or 3))
        {
            throw new ComponentException(
                $"'{path}' cannot become an image of shape {shape}. "
                + "Expected a network for one channel (gray) or three (RGB).");
        }
    }
}
