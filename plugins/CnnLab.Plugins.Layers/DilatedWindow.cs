namespace CnnLab.Plugins.Layers;

/// <summary>The window of a kernel with gaps: what it covers, gaps included.</summary>
internal static class DilatedWindow
{
    /// <summary>The window of <c>(kernel - 1) * dilation + 1</c> rows and columns over an image.</summary>
    /// <exception cref="ComponentException">The input is no image, or the window does not fit it.</exception>
    public static Window2D Over(Shape input, Size2D kernel, Size2D dilation, Size2D strides, Padding2D padding)
    {
        var covered = new Size2D(
            checked(((kernel.Height - 1) * dilation.Height) + 1), checked(((kernel.Width - 1) * dilation.Width) + 1));
        var name = covered == kernel ? "kernel_size" : "the dilated kernel_size";
        return new Window2D(input, covered, strides, padding, name);
    }
}
