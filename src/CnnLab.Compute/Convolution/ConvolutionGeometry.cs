namespace CnnLab.Compute;

/// <summary>The sizes of a convolution: all that an algorithm knows when it is built.</summary>
/// <param name="input">One input sample, <c>[channels, height, width]</c>.</param>
/// <param name="filters">How many filters, the channels of the output.</param>
/// <param name="window">The window of the kernel over <paramref name="input"/>.</param>
public sealed class ConvolutionGeometry(Shape input, int filters, Window2D window)
{
    /// <summary>One input sample, <c>[channels, height, width]</c>.</summary>
    public Shape InputShape { get; } = input;

    /// <summary>One output sample, <c>[filters, height, width]</c>.</summary>
    public Shape OutputShape { get; } = new(filters, window.OutputHeight, window.OutputWidth);

    /// <summary>The kernel, <c>[filters, channels, kernel height, kernel width]</c>.</summary>
    public Shape KernelShape { get; } = new(filters, input.Channels, window.Size.Height, window.Size.Width);

    /// <summary>The window of the kernel over the input.</summary>
    public Window2D Window { get; } = window;

    /// <summary>How many filters.</summary>
    public int Filters { get; } = filters;

    /// <summary>Channels of the input.</summary>
    public int Channels => InputShape.Channels;

    /// <summary>
    /// Values of one filter, and of the input under one window: channels x kernel height x kernel width.
    /// </summary>
    public int PatchLength { get; } = input.Channels * window.Size.Area;

    /// <summary>Positions of the window: output height x output width.</summary>
    public int OutputArea => Window.OutputArea;

    /// <summary>Multiply-adds of one sample by the definition; multiplications with padding count.</summary>
    public long MultiplyAdds => (long)Filters * PatchLength * OutputArea;

    /// <summary>
    /// Whether the window is a single value that visits every value of an unpadded image: the columns are the image.
    /// </summary>
    public bool IsPointwise =>
        Window.Size == 1 && Window.Strides == 1 && Window.OutputArea == Window.InputHeight * Window.InputWidth;

    /// <summary>
    /// The convolution, with strides of 1, of the output gradient with the rotated kernel that gives the input gradient.
    /// </summary>
    internal ConvolutionGeometry Rotated()
    {
        var (top, left) = (Window.Size.Height - 1 - Window.Top, Window.Size.Width - 1 - Window.Left);
        var bottom = Window.InputHeight + Window.Size.Height - 1 - Window.OutputHeight - top;
        var right = Window.InputWidth + Window.Size.Width - 1 - Window.OutputWidth - left;
        var padding = new Padding2D(PaddingMode.Explicit, top, bottom, left, right);
        return new(OutputShape, Channels, new Window2D(OutputShape, Window.Size, 1, padding, "kernel_size"));
    }
}
