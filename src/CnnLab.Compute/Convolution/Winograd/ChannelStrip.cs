namespace CnnLab.Compute;

/// <summary>
/// Rows of an image with the channels innermost, <c>[columns, channels]</c>: what the vectors of the Winograd transforms
/// run over.
/// </summary>
/// <param name="Channels">Planes of the image.</param>
/// <param name="Height">Rows of the image.</param>
/// <param name="Width">Columns of the image.</param>
/// <param name="Left">Where the image's first column stands in a strip; negative where it is cut off.</param>
/// <param name="StripWidth">Columns of a strip.</param>
internal readonly unsafe record struct ChannelStrip(int Channels, int Height, int Width, int Left, int StripWidth)
{
    /// <summary>Floats of a column: the channels, padded with zeros.</summary>
    public int Pitch => WinogradGrid.Padded(Channels);

    /// <summary>Floats of a row.</summary>
    public int RowPitch => StripWidth * Pitch;

    private int FirstColumn => Math.Max(0, -Left);

    private int Columns => Math.Max(0, Math.Min(Width, StripWidth - Left) - FirstColumn);

    /// <summary>
    /// Assigns the image's columns of a strip's row, zeros where the image has no such row; the rest is left as it is.
    /// </summary>
    public void Fill(float* planes, int row, float* strip)
    {
        var target = strip + ((FirstColumn + Left) * Pitch);
        if (row < 0 || row >= Height)
        {
            new Span<float>(target, Columns * Pitch).Clear();
            return;
        }

        MatrixTransposer.Transpose(
            planes + (row * Width) + FirstColumn, Height * Width, Channels, Columns, target, Pitch, accumulate: false);
    }
}
