namespace CnnLab.Engine;

/// <summary>Runs an activation as a layer of its own, in place where its derivative needs the output only.</summary>
internal sealed class ActivationLayer(Activation activation, LayerSite site) : Layer(site)
{
    public override Shape OutputShape => InputShape;

    public Activation Activation => activation;

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
