namespace CnnLab;

/// <summary>
/// A window that slides over an image: the one place of the arithmetic of convolution and pooling. One axis has
/// <c>(input + padding before + padding after - size) / stride + 1</c> positions, rounded down.
/// </summary>
public readonly record struct Window2D
{
    /// <summary>The window of <paramref name="size"/> over images of <paramref name="input"/>.</summary>
    /// <param name="input">The image, <c>[channels, height, width]</c>.</param>
    /// <param name="size">Rows and columns of the window.</param>
    /// <param name="strides">Rows and columns between two positions.</param>
    /// <param name="padding">Padding around the image.</param>
    /// <param name="sizeName">What the option is called in messages: <c>kernel_size</c> or <c>pool_size</c>.</param>
    /// <exception cref="ComponentException">
    /// The input is no image, or the window is larger than the padded image.
    /// </exception>
    public Window2D(Shape input, Size2D size, Size2D strides, Padding2D padding, string sizeName)
    {
        if (!input.IsImage)
        {
            throw new ComponentException($"The input has shape {input}. Expected an image [channels, height, width].");
        }

        (InputHeight, InputWidth, Size, Strides) = (input.Height, input.Width, size, strides);
        (Top, var bottom) = Pad(padding, input.Height, size.Height, strides.Height, padding.Top, padding.Bottom);
        (Left, var right) = Pad(padding, input.Width, size.Width, strides.Width, padding.Left, padding.Right);
        var (paddedHeight, paddedWidth) = (input.Height + Top + bottom, input.Width + Left + right);
        if (size.Height > paddedHeight || size.Width > paddedWidth)
        {
            throw new ComponentException(
                $"{sizeName} {size} does not fit its input {input} with padding {padding}. "
                + $"Expected a window no larger than the padded image of {paddedHeight}x{paddedWidth}.");
        }

        OutputHeight = ((paddedHeight - size.Height) / strides.Height) + 1;
        OutputWidth = ((paddedWidth - size.Width) / strides.Width) + 1;
    }

    /// <summary>Rows of the image.</summary>
    public int InputHeight { get; }

    /// <summary>Columns of the image.</summary>
    public int InputWidth { get; }

    /// <summary>Rows and columns of the window.</summary>
    public Size2D Size { get; }

    /// <summary>Rows and columns between two positions.</summary>
    public Size2D Strides { get; }

    /// <summary>Padding rows above the image.</summary>
    public int Top { get; }

    /// <summary>Padding columns left of the image.</summary>
    public int Left { get; }

    /// <summary>Positions from top to bottom.</summary>
    public int OutputHeight { get; }

    /// <summary>Positions from left to right.</summary>
    public int OutputWidth { get; }

    /// <summary>Positions in all.</summary>
    public int OutputArea => OutputHeight * OutputWidth;

    /// <summary>The rows of the image, [start, end), that the window covers at an output row.</summary>
    public (int Start, int End) Rows(int outputRow) =>
        Clip((outputRow * Strides.Height) - Top, Size.Height, InputHeight);

    /// <summary>The columns of the image, [start, end), that the window covers at an output column.</summary>
    public (int Start, int End) Columns(int outputColumn) =>
        Clip((outputColumn * Strides.Width) - Left, Size.Width, InputWidth);

    private static (int Start, int End) Clip(int start, int length, int limit)
    {
        var (from, to) = (Math.Max(start, 0), Math.Min(start + length, limit));
        return (Math.Min(from, limit), Math.Max(to, Math.Min(from, limit)));
    }

    private static (int Before, int After) Pad(
        Padding2D padding, int input, int size, int stride, int before, int after)
    {
        if (padding.Mode != PaddingMode.Same)
        {
            return padding.Mode == PaddingMode.Valid ? (0, 0) : (before, after);
        }

        var outputs = (input + stride - 1) / stride;
        var total = Math.Max(0, ((outputs - 1) * stride) + size - input);
        return (total / 2, total - (total / 2));
    }
}
