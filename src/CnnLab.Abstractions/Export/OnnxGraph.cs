namespace CnnLab;

/// <summary>
/// The ONNX graph that a network is exported to; a component adds its nodes and constants. Operators are those of
/// <see cref="Opset"/>. Every value has the batch as its first axis.
/// </summary>
public abstract class OnnxGraph
{
    /// <summary>The version of ONNX's operators that models are written with.</summary>
    public const int Opset = 17;

    /// <summary>The shape of one sample of the component's input; of the first one for a merge.</summary>
    public abstract Shape InputShape { get; }

    /// <summary>Adds a node with one output.</summary>
    /// <param name="operation">The operator, <c>Conv</c>.</param>
    /// <param name="inputs">The names of its inputs; empty for one that is left out.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>The name of its output.</returns>
    public abstract string Node(
        string operation, IReadOnlyList<string> inputs, params IReadOnlyList<OnnxAttribute> attributes);

    /// <summary>Adds a constant tensor of 32-bit floats.</summary>
    /// <param name="name">The name within the layer; a number is added where it is taken.</param>
    /// <param name="values">The values, row-major.</param>
    /// <param name="dimensions">The shape; none for a scalar.</param>
    /// <returns>The tensor's name in the graph: the layer's name and this one.</returns>
    public abstract string Tensor(string name, ReadOnlySpan<float> values, params ReadOnlySpan<int> dimensions);

    /// <summary>Adds a constant vector of 64-bit integers, as operators take for axes, shapes and paddings.</summary>
    /// <param name="name">The name within the layer; a number is added where it is taken.</param>
    /// <param name="values">The values.</param>
    /// <returns>The vector's name in the graph.</returns>
    public abstract string Integers(string name, params ReadOnlySpan<long> values);

    /// <summary>Adds a node with one input and one output.</summary>
    /// <inheritdoc cref="Node(string, IReadOnlyList{string}, IReadOnlyList{OnnxAttribute})"/>
    public string Node(string operation, string input, params IReadOnlyList<OnnxAttribute> attributes) =>
        Node(operation, [input], attributes);

    /// <summary>Adds a scalar constant.</summary>
    public string Scalar(string name, float value) => Tensor(name, [value]);

    /// <summary>Adds the values of a parameter under its name and in its shape.</summary>
    public string Tensor(Parameter parameter) =>
        Tensor(parameter.Name, parameter.Values, parameter.Shape.Dimensions);

    /// <summary>Adds a reshape of every sample; the batch stays.</summary>
    /// <param name="input">The value.</param>
    /// <param name="dimensions">The dimensions of a sample; one may be -1.</param>
    public string Reshape(string input, params ReadOnlySpan<int> dimensions)
    {
        // 0 is the input's dimension: whatever the batch is.
        var target = new long[dimensions.Length + 1];
        for (var axis = 0; axis < dimensions.Length; axis++)
        {
            target[axis + 1] = dimensions[axis];
        }

        return Node("Reshape", [input, Integers("shape", target)]);
    }

    /// <summary>Surrounds images with a value.</summary>
    /// <param name="input">The images.</param>
    /// <param name="padding">Rows above, columns left, rows below, columns right.</param>
    /// <param name="value">What the padding holds.</param>
    public string Pad(string input, (int Top, int Left, int Bottom, int Right) padding, float value) =>
        padding == default
            ? input
            : Node(
                "Pad",
                [
                    input,
                    Integers("pads", 0, 0, padding.Top, padding.Left, 0, 0, padding.Bottom, padding.Right),
                    Scalar("pad_value", value),
                ]);

    /// <summary>Takes every so manieth row and column of images, from the first ones on.</summary>
    public string Sample(string input, Size2D strides) => strides == new Size2D(1, 1)
        ? input
        : Node(
            "Slice",
            [
                input,
                Integers("starts", 0, 0),
                Integers("ends", long.MaxValue, long.MaxValue),
                Integers("axes", 2, 3),
                Integers("steps", strides.Height, strides.Width),
            ]);

    /// <summary>
    /// <c>kernel_shape</c>, <c>strides</c> and <c>pads</c> as convolutions and poolings take them.
    /// </summary>
    public static IReadOnlyList<OnnxAttribute> Window(Window2D window)
    {
        var (top, left, bottom, right) = Padding(window);
        return
        [
            new("kernel_shape", [window.Size.Height, window.Size.Width]),
            new("strides", [window.Strides.Height, window.Strides.Width]),
            new("pads", [top, left, bottom, right]),
        ];
    }

    /// <summary>How much padding the windows reach into.</summary>
    public static (int Top, int Left, int Bottom, int Right) Padding(Window2D window) => (
        window.Top,
        window.Left,
        After(window.OutputHeight, window.Strides.Height, window.Size.Height, window.InputHeight + window.Top),
        After(window.OutputWidth, window.Strides.Width, window.Size.Width, window.InputWidth + window.Left));

    // A last window that ends before the image does needs none.
    private static int After(int outputs, int stride, int size, int covered) =>
        Math.Max(0, ((outputs - 1) * stride) + size - covered);
}
