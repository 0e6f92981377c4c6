namespace CnnLab.Plugins.Layers;

/// <summary>A convolution as ONNX has it.</summary>
/// <param name="window">The window with its gaps.</param>
/// <param name="kernel">Rows and columns of the kernel.</param>
/// <param name="dilation">How far its places are apart.</param>
/// <param name="groups">Groups of channels; as many as channels for a depthwise convolution.</param>
internal sealed class OnnxConvolution(Window2D window, Size2D kernel, Size2D dilation, int groups)
{
    /// <summary>A convolution of 1x1 over all channels.</summary>
    public static OnnxConvolution Pointwise { get; } =
        new(new Window2D(new Shape(1, 1, 1), 1, 1, Padding2D.Valid, "kernel_size"), 1, 1, 1);

    /// <summary>Adds the node.</summary>
    /// <param name="graph">Where to.</param>
    /// <param name="input">The images.</param>
    /// <param name="filters">Channels of the output.</param>
    /// <param name="weights">The kernel, whose last two dimensions are rows and columns.</param>
    /// <param name="bias">The bias; null for none.</param>
    public string Add(OnnxGraph graph, string input, int filters, Parameter weights, Parameter? bias)
    {
        // A depthwise kernel is [channels, multiplier, rows, columns]; ONNX counts its filters one behind the other.
        var depth = weights.Shape.Count / (filters * kernel.Area);
        string[] inputs =
        [
            input,
            graph.Tensor(weights.Name, weights.Values, filters, depth, kernel.Height, kernel.Width),
            .. bias is null ? [] : new[] { graph.Tensor(bias) },
        ];
        var (top, left, bottom, right) = OnnxGraph.Padding(window);
        return graph.Node(
            "Conv",
            inputs,
            new("kernel_shape", [kernel.Height, kernel.Width]),
            new("strides", [window.Strides.Height, window.Strides.Width]),
            new("dilations", [dilation.Height, dilation.Width]),
            new("pads", [top, left, bottom, right]),
            new("group", groups));
    }
}
