namespace CnnLab;

/// <summary>
/// One layer of a network: the full way to write a component, over whole tensors. For a pooling rule or an activation
/// there is a smaller way:
/// <see cref="IPoolingRule"/>, <see cref="IActivationRule"/>.
/// </summary>
/// <remarks>
/// The constructor gets its options, its <see cref="LayerSite"/> and any registered service; it checks the input shape
/// and throws a
/// <see cref="ComponentException"/> that says what does not fit. The engine cuts a batch into pieces of some samples
/// and calls
/// <see cref="Forward"/> and <see cref="Backward"/> for several pieces at once on several threads, so a layer keeps
/// what belongs to a sample in a <see cref="SampleBuffer{T}"/>, working memory in a <see cref="Scratch{T}"/>, and
/// nothing else that changes in its fields. It starts no threads and allocates nothing per step.
/// </remarks>
/// <param name="site">The place in the network.</param>
public abstract class Layer(LayerSite site)
{
    /// <summary>The layer's name.</summary>
    public string Name { get; } = site.Name;

    /// <summary>The shape of one input sample.</summary>
    public Shape InputShape { get; } = site.InputShape;

    /// <summary>The shape of one output sample, known when the constructor returns.</summary>
    public abstract Shape OutputShape { get; }

    /// <summary>The learned tensors, in the order they were declared.</summary>
    public IReadOnlyList<Parameter> Parameters { get; } = site.Parameters;

    /// <summary>Multiply-adds of the forward pass for one sample; 0 where they do not matter.</summary>
    public virtual long MultiplyAdds => 0;

    /// <summary>
    /// Whether a call must have the whole batch (statistics over it, one product over all samples). Such a layer shares
    /// out the work itself with
    /// <see cref="LayerContext.Parallel"/>. Default: false, pieces of the batch in parallel.
    /// </summary>
    public virtual bool NeedsWholeBatch => false;

    /// <summary>
    /// Whether <see cref="Forward"/> may be handed the same memory as input and output. <see cref="Backward"/> then
    /// sees the output in place of the input. Default: false.
    /// </summary>
    public virtual bool CanRunInPlace => false;

    /// <summary>
    /// Whether <see cref="Backward"/> reads the output. A layer that does not lets an activation behind it run in
    /// place. Default: true.
    /// </summary>
    public virtual bool BackwardUsesOutput => true;

    /// <summary>
    /// Whether the output has the input's values under another shape: the engine then calls neither
    /// <see cref="Forward"/> nor
    /// <see cref="Backward"/>. Default: false.
    /// </summary>
    public virtual bool IsReshape => false;

    /// <summary>
    /// How many samples a call should have for the layer to run at full speed. It gets no more than eight, nor than a
    /// quarter of the batch, so that several threads have something to do. Default: 1, the fewer the better, so that
    /// what one layer wrote is still in the cache when the next one reads it.
    /// </summary>
    public virtual int SamplesPerCall => 1;

    /// <summary>
    /// How the layer computes, where it has a choice: <c>winograd_4x4</c>. Shown by <c>benchmark</c>. Default: null.
    /// </summary>
    public virtual string? Algorithm => null;

    /// <summary>
    /// Makes what depends on the parameters only, such as weights in another order, once for all samples: called before
    /// the first <see cref="Forward"/> after parameters have changed, while no other call is running, and free to use
    /// <see cref="LayerContext.Parallel"/>. Default: does nothing.
    /// </summary>
    /// <param name="context">
    /// <see cref="LayerContext.Phase"/> tells whether <see cref="Backward"/> will follow; there are no samples and no
    /// gradients.
    /// </param>
    public virtual void Prepare(LayerContext context)
    {
    }

    /// <summary>Computes the outputs of some samples.</summary>
    /// <param name="input">The samples, each of <see cref="InputShape"/>.</param>
    /// <param name="output">As many samples of <see cref="OutputShape"/>; every value must be assigned.</param>
    /// <param name="context">Phase, memory, random numbers, linear algebra.</param>
    public abstract void Forward(ReadOnlyBatch input, Batch output, LayerContext context);

    /// <summary>
    /// Computes the gradients of the loss with respect to the parameters and, where wanted, to the input.
    /// </summary>
    /// <param name="input">What <see cref="Forward"/> got.</param>
    /// <param name="output">What it gave.</param>
    /// <param name="outputGradient">The gradient with respect to the output.</param>
    /// <param name="inputGradient">
    /// To be assigned in whole; empty where nobody wants it (the network's first layer).
    /// </param>
    /// <param name="context">Parameter gradients are added to <see cref="LayerContext.Gradient"/>.</param>
    public abstract void Backward(
        ReadOnlyBatch input,
        ReadOnlyBatch output,
        ReadOnlyBatch outputGradient,
        Batch inputGradient,
        LayerContext context);
}
