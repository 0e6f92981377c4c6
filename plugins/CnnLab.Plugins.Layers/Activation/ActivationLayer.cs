using System.ComponentModel;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// An activation as a layer of its own: any shape, which stays. The layer itself hands its input on without copying it;
/// the engine runs the activation of its <see cref="IActivatedOptions"/> right behind it, in place where it can.
/// </summary>
[Description("An activation in a place of its own, for example behind a normalization.")]
public sealed class ActivationLayer : Layer, IOnnxExportable
{
    /// <summary>An activation layer for a place in a network.</summary>
    public ActivationLayer(LayerSite site)
        : base(site)
    {
    }

    /// <inheritdoc/>
    public override Shape OutputShape => InputShape;

    /// <inheritdoc/>
    public override bool IsReshape => true;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) => input;

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
