using CnnLab.Compute;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// The convolution whose input gradient a transposed convolution is: it leads from the layer's output to its input.
/// </summary>
internal static class TransposedGeometry
{
    /// <summary>The convolution from the output to the input of a transposed one.</summary>
    /// <exception cref="ComponentException">The options do not fit together, or leave no output.</exception>
    public static ConvolutionGeometry Of(Shape input, Conv2DTransposeOptions options)
    {
        var (kernel, strides, padding, extra) =
            (options.KernelSize, options.Strides, options.Padding, options.OutputPadding);
        if (extra is { } added && (added.Height >= strides.Height || added.Width >= strides.Width))
        {
            throw new ComponentException(
                $"output_padding {added} is not smaller than strides {strides}. Expected fewer rows and columns.");
        }

        var (sideRows, sideColumns) = (padding.Top + padding.Bottom, padding.Left + padding.Right);
        var height = Length(input.Height, kernel.Height, strides.Height, padding.Mode, sideRows, extra?.Height);
        var width = Length(input.Width, kernel.Width, strides.Width, padding.Mode, sideColumns, extra?.Width);
        if (height <= 0 || width <= 0)
        {
            throw new ComponentException(
                $"padding {padding} leaves an output of {height}x{width}. "
                + $"Expected less padding for the input {input} under a kernel_size of {kernel}.");
        }

        var output = new Shape(options.Filters, height, width);
        var window = new Window2D(output, kernel, strides, padding, "kernel_size");
        return (window.OutputHeight, window.OutputWidth) == (input.Height, input.Width)
            ? new ConvolutionGeometry(output, input.Channels, window)
            : throw new ComponentException(
                $"output_padding {extra} makes an output of {height}x{width}, whose convolution with padding {padding} "
                + $"has {window.OutputHeight}x{window.OutputWidth} values, not those of the input {input}. "
                + "Expected an output_padding that leads back to the input; leave it out for one that does.");
    }

    /// <summary>Keras's rule for the length of the output, with PyTorch's for padding in numbers.</summary>
    private static int Length(int input, int kernel, int stride, PaddingMode mode, int sides, int? extra)
    {
        var spread = checked((input - 1) * stride);
        return mode switch
        {
            PaddingMode.Same => extra is null ? spread + stride : spread + kernel - (kernel / 2 * 2) + extra.Value,
            PaddingMode.Valid => spread + (extra is null ? Math.Max(kernel, stride) : kernel + extra.Value),
            _ => spread + kernel - sides + (extra ?? 0),
        };
    }
}
