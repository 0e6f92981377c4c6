namespace CnnLab.Plugins.Pooling;

/// <summary>
/// One row of an image with its padding left and right, as long as the windows reach. A two-dimensional window is the
/// row of its columns' maxima or sums, which vectors make along the rows, and then a window over that row, with no
/// border to look out for.
/// </summary>
/// <param name="window">The window over the image.</param>
internal readonly struct PaddedRow(Window2D window)
{
    /// <summary>Elements of the row.</summary>
    public int Length { get; } = Math.Max(
        ((window.OutputWidth - 1) * window.Strides.Width) + window.Size.Width, window.Left + window.InputWidth);

    /// <summary>The part of the row that lies in the image.</summary>
    public Span<float> Inside(Span<float> row) => row.Slice(window.Left, window.InputWidth);

    /// <summary>Row <paramref name="index"/> of an image.</summary>
    public ReadOnlySpan<float> Row(ReadOnlySpan<float> image, int index) =>
        image.Slice(index * window.InputWidth, window.InputWidth);

    /// <summary>Row <paramref name="index"/> of an image, writable.</summary>
    public Span<float> Row(Span<float> image, int index) => image.Slice(index * window.InputWidth, window.InputWidth);
}
