namespace CnnLab.Engine;

/// <summary>A merge among the layers of a network; it runs branch by branch, not as a layer does.</summary>
internal sealed class MergeLayer(Merge merge, LayerSite site) : Layer(site)
{
    public override Shape OutputShape => merge.OutputShape;

    public override bool BackwardUsesOutput => false;

    public Merge Merge => merge;

    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context) =>
        throw new InvalidOperationException("A merge has several inputs.");

    public override void Backward(
        ReadOnlyBatch input,
        ReadOnlyBatch output,
        ReadOnlyBatch outputGradient,
        Batch inputGradient,
        LayerContext context) => throw new InvalidOperationException("A merge has several inputs.");
}
