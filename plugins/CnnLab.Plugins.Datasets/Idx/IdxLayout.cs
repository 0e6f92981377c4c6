namespace CnnLab.Plugins.Datasets;

/// <summary>What the files of a data set in the IDX format do otherwise than MNIST's.</summary>
/// <param name="FirstLabel">The smallest label; it becomes 0.</param>
/// <param name="IsTransposed">Whether the images are stored column after column.</param>
internal readonly record struct IdxLayout(int FirstLabel = 0, bool IsTransposed = false)
{
    /// <summary>Counts labels from 0, in place.</summary>
    public void Arrange(Span<byte> labels)
    {
        for (var i = 0; FirstLabel > 0 && i < labels.Length; i++)
        {
            labels[i] -= (byte)FirstLabel;
        }
    }

    /// <summary>Puts whole images of one channel and as many rows as columns upright, in place.</summary>
    public void Arrange(Span<byte> images, Shape shape)
    {
        for (var start = 0; IsTransposed && start < images.Length; start += shape.Count)
        {
            Transpose(images.Slice(start, shape.Count), shape.Width);
        }
    }

    private static void Transpose(Span<byte> image, int side)
    {
        for (var row = 0; row < side; row++)
        {
            for (var column = 0; column < row; column++)
            {
                var (lower, upper) = ((row * side) + column, (column * side) + row);
                (image[lower], image[upper]) = (image[upper], image[lower]);
            }
        }
    }
}
