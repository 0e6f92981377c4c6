namespace CnnLab;

/// <summary>An attribute of an ONNX node.</summary>
public sealed class OnnxAttribute
{
    /// <summary>An integer.</summary>
    public OnnxAttribute(string name, long value) => (Name, Value) = (name, value);

    /// <summary>A number.</summary>
    public OnnxAttribute(string name, float value) => (Name, Value) = (name, value);

    /// <summary>A text.</summary>
    public OnnxAttribute(string name, string value) => (Name, Value) = (name, value);

    /// <summary>A list of integers.</summary>
    public OnnxAttribute(string name, IReadOnlyList<long> values) => (Name, Value) = (name, values);

    /// <summary>The name, for example <c>kernel_shape</c>.</summary>
    public string Name { get; }

    /// <summary>A long, a float, a string or a list of longs.</summary>
    public object Value { get; }
}
