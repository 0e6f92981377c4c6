namespace CnnLab.Compute;

/// <summary>The sizes of a convolution: all that an algorithm knows when it is built.</summary>
public sealed class ConvolutionGeometry
{
    /// <summary>The sizes of a convolution without gaps over all channels.</summary>
    /// <param name="input">One input sample, <c>[channels, height, width]</c>.</param>
    /// <param name="filters">How many filters, the channels of the output.</param>
    /// <param name="window">The window of the kernel over <paramref name="input"/>.</param>
    public ConvolutionGeometry(Shape input, int filters, Window2D window)
        : this(input, filters, window, dilation: 1, groups: 1)
    {
    }

    /// <summary>The sizes of any convolution.</summary>
    /// <param name="input">One input sample, <c>[channels, height, width]</c>.</param>
    /// <param name="filters">How many filters, the channels of the output.</param>
    /// <param name="window">
    /// What the kernel covers, its gaps included: <c>(kernel - 1) * dilation + 1</c> rows and columns.
    /// </param>
    /// <param name="dilation">Rows and columns from one value of the kernel to the next.</param>
    /// <param name="groups">
    /// How many parts of equal size the channels and the filters are cut into; the filters of a part see the channels
    /// of that part.
    /// </param>
    /// <exception cref="ComponentException">The groups do not divide the channels or the filters.</exception>
    public ConvolutionGeometry(Shape input, int filters, Window2D window, Size2D dilation, int groups)
    {
        if (input.Channels % groups != 0 || filters % groups != 0)
        {
            throw new ComponentException(
                $"groups {groups} does not divide the {input.Channels} channels of the input and the {filters} "
                + "filters. Expected groups that divide both.");
        }

        (InputShape, Filters, Window, Dilation, Groups) = (input, filters, window, dilation, groups);
        OutputShape = new Shape(filters, window.OutputHeight, window.OutputWidth);
        KernelSize = new Size2D(
            ((window.Size.Height - 1) / dilation.Height) + 1, ((window.Size.Width - 1) / dilation.Width) + 1);
        KernelShape = new Shape(filters, input.Channels / groups, KernelSize.Height, KernelSize.Width);
        PatchLength = input.Channels / groups * KernelSize.Area;
    }

    /// <summary>One input sample, <c>[channels, height, width]</c>.</summary>
    public Shape InputShape { get; }

    /// <summary>One output sample, <c>[filters, height, width]</c>.</summary>
    public Shape OutputShape { get; }

    /// <summary>The kernel, <c>[filters, channels / groups, kernel height, kernel width]</c>.</summary>
    public Shape KernelShape { get; }

    /// <summary>Rows and columns of the kernel.</summary>
    public Size2D KernelSize { get; }

    /// <summary>What the kernel covers of the input, its gaps included.</summary>
    public Window2D Window { get; }

    /// <summary>Rows and columns of the input from one value of the kernel to the next.</summary>
    public Size2D Dilation { get; }

    /// <summary>How many parts the channels and the filters are cut into.</summary>
    public int Groups { get; }

    /// <summary>How many filters.</summary>
    public int Filters { get; }

    /// <summary>Channels of the input.</summary>
    public int Channels => InputShape.Channels;

    /// <summary>
    /// Values of one filter, and of the input under it: channels of a group x kernel height x kernel width.
    /// </summary>
    public int PatchLength { get; }

    /// <summary>Positions of the window: output height x output width.</summary>
    public int OutputArea => Window.OutputArea;

    /// <summary>Multiply-adds of one sample by the definition; multiplications with padding count.</summary>
    public long MultiplyAdds => (long)Filters * PatchLength * OutputArea;

    /// <summary>
    /// Whether the window is a single value that visits every value of an unpadded image: the columns are the image.
    /// </summary>
    public bool IsPointwise =>
        Window.Size == 1 && Window.Strides == 1 && Window.OutputArea == Window.InputHeight * Window.InputWidth;

    /// <summary>Whether the kernel has gaps; a kernel of one value has none at any dilation.</summary>
    public bool IsDilated => KernelSize != Window.Size;

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
