namespace CnnLab.Plugins.Pooling;

/// <summary>
/// A pooling layer that treats every channel of every sample alike: <c>[batch, channels, height, width]</c> to the same
/// channels.
/// </summary>
public abstract class ChannelPooling : Layer
{
    private readonly IPoolingKernel _kernel;

    private protected ChannelPooling(LayerSite site, Window2D window, IPoolingKernel kernel)
        : base(site)
    {
        (_kernel, Window) = (kernel, window);
        OutputShape = new Shape(site.InputShape.Channels, window.OutputHeight, window.OutputWidth);
    }

    /// <inheritdoc/>
    public sealed override Shape OutputShape { get; }

    private protected Window2D Window { get; }

    /// <inheritdoc/>
    public sealed override bool BackwardUsesOutput => _kernel.BackwardUsesOutput;

    /// <inheritdoc/>
    public sealed override void Forward(ReadOnlyBatch input, Batch output, LayerContext context) =>
        _kernel.Forward(input.Values, output.Values, context);

    /// <inheritdoc/>
    public sealed override void Backward(
        ReadOnlyBatch input,
        ReadOnlyBatch output,
        ReadOnlyBatch outputGradient,
        Batch inputGradient,
        LayerContext context)
    {
        if (!inputGradient.IsEmpty || Parameters.Count > 0)
        {
            _kernel.Backward(input.Values, output.Values, outputGradient.Values, inputGradient.Values, context);
        }
    }
}
