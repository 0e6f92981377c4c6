using CnnLab;

namespace Sample.Hostile;

public sealed class ThrowsInConstructor : Layer
{
    public ThrowsInConstructor(LayerSite site)
        : base(site) => throw new InvalidOperationException("the table leg is missing");

    public override Shape OutputShape => InputShape;

    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context) =>
        input.Values.CopyTo(output.Values);

    public override void Backward(
        ReadOnlyBatch input,
        ReadOnlyBatch output,
        ReadOnlyBatch outputGradient,
        Batch inputGradient,
        LayerContext context) =>
        outputGradient.Values.CopyTo(inputGradient.Values);
}

public sealed class ThrowsInForward(LayerSite site) : Layer(site)
{
    public override Shape OutputShape => InputShape;

    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context) =>
        throw new InvalidOperationException("I would rather not");

    public override void Backward(
        ReadOnlyBatch input,
        ReadOnlyBatch output,
        ReadOnlyBatch outputGradient,
        Batch inputGradient,
        LayerContext context) =>
        outputGradient.Values.CopyTo(inputGradient.Values);
}

public readonly struct ReturnsNaN : IActivationRule
{
    public float Value(float x) => float.NaN;

    public float Derivative(float x, float value) => 1;
}
