using System.Numerics.Tensors;

namespace CnnLab.Plugins.Layers;

/// <summary>The sum of branches of one shape.</summary>
internal sealed class SumMerge(Shape shape) : Merge, IOnnxMerge
{
    /// <inheritdoc/>
    public override Shape OutputShape => shape;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, IReadOnlyList<string> inputs) => graph.Node("Sum", inputs);

    /// <inheritdoc/>
    public override void Forward(int branch, ReadOnlyBatch input, Batch output)
    {
        if (branch == 0)
        {
            input.Values.CopyTo(output.Values);
        }
        else
        {
            TensorPrimitives.Add(output.Values, input.Values, output.Values);
        }
    }

    /// <inheritdoc/>
    public override void Backward(int branch, ReadOnlyBatch outputGradient, Batch inputGradient) =>
        outputGradient.Values.CopyTo(inputGradient.Values);
}
