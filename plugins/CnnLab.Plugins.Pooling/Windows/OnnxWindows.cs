namespace CnnLab.Plugins.Pooling;

/// <summary>
/// Poolings that ONNX has no operator for: the elements of each window along an axis of their own, as slices of the
/// image, one behind the other.
/// </summary>
internal static class OnnxWindows
{
    /// <summary>The axis of a window's elements, behind batch, channels, rows and columns.</summary>
    public const int Axis = 4;

    // A node or two for each element.
    private const int LargestWindow = 256;

    /// <summary>Adds the elements, <c>[batch, channels, rows, columns, elements]</c>.</summary>
    /// <exception cref="ComponentException">The window has too many.</exception>
    public static string Add(OnnxGraph graph, string input, Window2D window, float padding)
    {
        if (window.Size.Area > LargestWindow)
        {
            throw new ComponentException(
                $"pool_size {window.Size} has more than {LargestWindow} elements, which are a node each");
        }

        var padded = graph.Pad(input, OnnxGraph.Padding(window), padding);
        var (axes, steps) =
            (graph.Integers("axes", 2, 3), graph.Integers("steps", window.Strides.Height, window.Strides.Width));
        var axis = graph.Integers("axis", Axis);
        var elements = new string[window.Size.Area];
        for (var element = 0; element < elements.Length; element++)
        {
            var (row, column) = Math.DivRem(element, window.Size.Width);
            var starts = graph.Integers("starts", row, column);
            var ends = graph.Integers(
                "ends",
                row + ((window.OutputHeight - 1) * window.Strides.Height) + 1,
                column + ((window.OutputWidth - 1) * window.Strides.Width) + 1);
            var slice = graph.Node("Slice", [padded, starts, ends, axes, steps]);
            elements[element] = graph.Node("Unsqueeze", [slice, axis]);
        }

        return graph.Node("Concat", elements, new OnnxAttribute("axis", Axis));
    }

    /// <summary>The largest element of each window; the axis stays, with one place.</summary>
    public static string Maximum(OnnxGraph graph, string elements) =>
        graph.Node("ReduceMax", elements, new OnnxAttribute("axes", [Axis]));

    /// <summary>The sum of each window's elements.</summary>
    public static string Sum(OnnxGraph graph, string elements, bool keepAxis = false) => graph.Node(
        "ReduceSum", [elements, graph.Integers("axis", Axis)], new OnnxAttribute("keepdims", keepAxis ? 1 : 0));

    /// <summary>Leaves out the axis with one place.</summary>
    public static string Squeeze(OnnxGraph graph, string value) =>
        graph.Node("Squeeze", [value, graph.Integers("axis", Axis)]);

    /// <summary>How many elements of each window are not padding.</summary>
    public static string Counts(OnnxGraph graph, Window2D window) => graph.Tensor(
        "counts", WindowCounts.Of(window), 1, 1, window.OutputHeight, window.OutputWidth, 1);

    /// <summary>The mean and a share of the way from there to the maximum.</summary>
    public static string Between(OnnxGraph graph, string input, Window2D window, string share)
    {
        var mean = graph.Node("AveragePool", input, OnnxGraph.Window(window));
        var maximum = graph.Node("MaxPool", input, OnnxGraph.Window(window));
        var way = graph.Node("Mul", [share, graph.Node("Sub", [maximum, mean])]);
        return graph.Node("Add", [mean, way]);
    }
}
