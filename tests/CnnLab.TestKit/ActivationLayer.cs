namespace CnnLab.TestKit;

/// <summary>An activation as a layer, the way the engine runs it.</summary>
public sealed class ActivationLayer(Activation activation, LayerSite site) : Layer(site)
{
    public override Shape OutputShape => InputShape;

    public override bool CanRunInPlace => activation.DerivesFromOutput;

    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context) =>
        activation.Forward(input, output);

    public override void Backward(
        ReadOnlyBatch input,
        ReadOnlyBatch output,
        ReadOnlyBatch outputGradient,
        Batch inputGradient,
        LayerContext context)
    {
        if (!inputGradient.IsEmpty)
        {
            activation.Backward(input, output, outputGradient, inputGradient);
        }
    }
}
