using System.ComponentModel;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// Gives every sample as a vector: <c>[channels, height, width]</c> to <c>[channels * height * width]</c>, in that
/// order. Nothing is copied.
/// </summary>
[Description("Every sample as one vector, channel by channel, row by row.")]
public sealed class FlattenLayer : Layer, IOnnxExportable
{
    /// <summary>A flatten layer for a place in a network.</summary>
    public FlattenLayer(LayerSite site)
        : base(site) => OutputShape = new Shape(InputShape.Count);

    /// <inheritdoc/>
    public override Shape OutputShape { get; }

    /// <inheritdoc/>
    public override bool IsReshape => true;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) => graph.Node("Flatten", input);

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context) =>
        input.Values.CopyTo(output.Values);

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient,
        LayerContext context)
    {
        if (!inputGradient.IsEmpty)
        {
            outputGradient.Values.CopyTo(inputGradient.Values);
        }
    }
}
