using CnnLab.Engine;
using CnnLab.Experiments.Onnx;
using Google.Protobuf;

namespace CnnLab.Experiments;

/// <summary>
/// A network as an ONNX model: <c>images</c>, <c>[batch, channels, height, width]</c>, to <c>predictions</c>,
/// <c>[batch, classes]</c>. Layers that only train, such as dropout, are not in it.
/// </summary>
public static class OnnxFile
{
    /// <summary>The name of the model's input.</summary>
    public const string Input = "images";

    /// <summary>The name of its output.</summary>
    public const string Output = "predictions";

    // The IR version that came with opset 17.
    internal const int IrVersion = 8, Float32 = 1, Int64 = 7;

    // The format's own limit, less a little for the nodes.
    private const long LargestModel = int.MaxValue - (1L << 24);

    /// <summary>Writes the model.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="network">A network with its memory and weights.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="metadata">What else is to be known of it, such as how its images were made.</param>
    /// <exception cref="ComponentException">Some layers cannot be exported: all are named.</exception>
    public static void Write(
        Stream stream, Network network, string name, IReadOnlyDictionary<string, string> metadata)
    {
        var model = Model(network, name);
        model.MetadataProps.AddRange(
            metadata.Select(entry => new StringStringEntryProto { Key = entry.Key, Value = entry.Value }));
        model.WriteTo(stream);
    }

    /// <summary>The model's bytes.</summary>
    /// <inheritdoc cref="Write" path="/exception[@cref='ComponentException']"/>
    public static byte[] ToBytes(Network network, string name) => Model(network, name).ToByteArray();

    private static ModelProto Model(Network network, string name)
    {
        if (network.Summary.Parameters * sizeof(float) > LargestModel)
        {
            throw new ComponentException(
                $"The network has {network.Summary.Parameters:N0} parameters. Expected at most "
                + $"{LargestModel / sizeof(float):N0}: an ONNX file cannot be larger than 2 GB.");
        }

        var steps = NetworkStep.Of(network);
        var writer = new OnnxGraphWriter();
        var last = AddSteps(steps, writer);
        writer.Graph.Name = name;
        writer.Graph.Node.Add(new NodeProto
        {
            Name = Output,
            OpType = "Identity",
            Input = { last },
            Output = { Output },
        });
        writer.Graph.Input.Add(Value(Input, network.InputShape));
        writer.Graph.Output.Add(Value(Output, new Shape(network.Classes)));
        return new ModelProto
        {
            IrVersion = IrVersion,
            ProducerName = "cnnlab",
            ProducerVersion = typeof(OnnxFile).Assembly.GetName().Version!.ToString(3),
            OpsetImport = { new OperatorSetIdProto { Version = OnnxGraph.Opset } },
            Graph = writer.Graph,
        };
    }

    private static string AddSteps(IReadOnlyList<NetworkStep> steps, OnnxGraphWriter writer)
    {
        var values = new string[steps.Count];
        var problems = new List<string>();
        for (var index = 0; index < steps.Count; index++)
        {
            var step = steps[index];
            var inputs = step.Sources.Select(source => source < 0 ? Input : values[source]).ToArray();
            writer.Begin(step.Name, step.InputShape);
            try
            {
                values[index] = Export(step, writer, inputs);
            }
            catch (ComponentException exception)
            {
                values[index] = inputs[0];
                problems.Add($"'{step.Name}' ({step.Type}): {exception.Message}");
            }
        }

        return problems.Count == 0
            ? values[^1]
            : throw new ComponentException(
                "The network cannot be exported as ONNX. Expected layers with a form in its operators, received:\n  "
                + string.Join("\n  ", problems));
    }

    private static string Export(NetworkStep step, OnnxGraphWriter writer, string[] inputs) => step.Component switch
    {
        IOnnxMerge merge => merge.ExportOnnx(writer, inputs),
        IOnnxExportable component => component.ExportOnnx(writer, inputs[0]),
        Merge => throw new ComponentException($"it is no {nameof(IOnnxMerge)}"),
        _ => throw new ComponentException($"it is no {nameof(IOnnxExportable)}"),
    };

    private static ValueInfoProto Value(string name, Shape shape)
    {
        var dimensions = new TensorShapeProto { Dim = { new TensorShapeProto.Types.Dimension { DimParam = "batch" } } };
        foreach (var dimension in shape.Dimensions)
        {
            dimensions.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = dimension });
        }

        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = new() { ElemType = Float32, Shape = dimensions } },
        };
    }
}
