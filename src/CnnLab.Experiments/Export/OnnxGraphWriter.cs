using System.Runtime.InteropServices;
using CnnLab.Experiments.Onnx;
using Google.Protobuf;

namespace CnnLab.Experiments;

/// <summary>Collects what the components add; values are named by layer.</summary>
internal sealed class OnnxGraphWriter : OnnxGraph
{
    private readonly HashSet<string> _names = [OnnxFile.Input, OnnxFile.Output];
    private Shape _inputShape = new(1);
    private string _layer = "";

    public GraphProto Graph { get; } = new();

    public override Shape InputShape => _inputShape;

    /// <summary>What is added from now on is a layer's.</summary>
    public void Begin(string layer, Shape inputShape) => (_layer, _inputShape) = (layer, inputShape);

    public override string Node(
        string operation, IReadOnlyList<string> inputs, params IReadOnlyList<OnnxAttribute> attributes)
    {
        var name = Unique(operation);
        var node = new NodeProto { Name = name, OpType = operation, Output = { name }, Input = { inputs } };
        node.Attribute.AddRange(attributes.Select(Attribute));
        Graph.Node.Add(node);
        return name;
    }

    public override string Tensor(string name, ReadOnlySpan<float> values, params ReadOnlySpan<int> dimensions) =>
        Add(name, OnnxFile.Float32, MemoryMarshal.AsBytes(values), dimensions);

    public override string Integers(string name, params ReadOnlySpan<long> values) =>
        Add(name, OnnxFile.Int64, MemoryMarshal.AsBytes(values), [values.Length]);

    private string Add(string name, int type, ReadOnlySpan<byte> values, ReadOnlySpan<int> dimensions)
    {
        var tensor = new TensorProto
        {
            Name = Unique(name),
            DataType = type,
            RawData = ByteString.CopyFrom(values),
        };
        foreach (var dimension in dimensions)
        {
            tensor.Dims.Add(dimension);
        }

        Graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    private string Unique(string name)
    {
        var wanted = $"{_layer}/{name}";
        var unique = wanted;
        for (var number = 2; !_names.Add(unique); number++)
        {
            unique = $"{wanted}_{number}";
        }

        return unique;
    }

    private static AttributeProto Attribute(OnnxAttribute attribute)
    {
        var proto = new AttributeProto { Name = attribute.Name };
        switch (attribute.Value)
        {
            case long integer:
                (proto.Type, proto.I) = (AttributeProto.Types.AttributeType.Int, integer);
                break;
            case float number:
                (proto.Type, proto.F) = (AttributeProto.Types.AttributeType.Float, number);
                break;
            case string text:
                (proto.Type, proto.S) = (AttributeProto.Types.AttributeType.String, ByteString.CopyFromUtf8(text));
                break;
            case IReadOnlyList<long> integers:
                proto.Type = AttributeProto.Types.AttributeType.Ints;
                proto.Ints.AddRange(integers);
                break;
        }

        return proto;
    }
}
