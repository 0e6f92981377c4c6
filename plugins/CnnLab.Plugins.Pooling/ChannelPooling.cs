namespace CnnLab.Plugins.Pooling;

/// <summary>
/// A pooling layer that treats every channel of every sample alike: <c>[batch, channels, height, width]</c> to the same
/// channels.
/// </summary>
public abstract class ChannelPooling : Layer
{
    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image, or the window does not fit it.</exception>
    protected ChannelPooling(PoolingOptions options, LayerSite site)
        : base(site)
    {
        Window = options.WindowOver(site.InputShape);
        OutputShape = new Shape(site.InputShape.Channels, Window.OutputHeight, Window.OutputWidth);
    }

    /// <inheritdoc/>
    public sealed override Shape OutputShape { get; }

    /// <summary>The window over the image.</summary>
    protected Window2D Window { get; }

    /// <inheritdoc/>
    public sealed override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        var (size, area) = (Window.InputHeight * Window.InputWidth, Window.OutputArea);
        for (var channel = 0; channel < input.Count * InputShape.Channels; channel++)
        {
            Pool(input.Values.Slice(channel * size, size), output.Values.Slice(channel * area, area), context);
        }
    }

    /// <inheritdoc/>
    public sealed override void Backward(
        ReadOnlyBatch input,
        ReadOnlyBatch output,
        ReadOnlyBatch outputGradient,
        Batch inputGradient,
        LayerContext context)
    {
        if (inputGradient.IsEmpty)
        {
            return;
        }

        var (size, area) = (Window.InputHeight * Window.InputWidth, Window.OutputArea);
        for (var channel = 0; channel < input.Count * InputShape.Channels; channel++)
        {
            Distribute(
                input.Values.Slice(channel * size, size),
                output.Values.Slice(channel * area, area),
                outputGradient.Values.Slice(channel * area, area),
                inputGradient.Values.Slice(channel * size, size),
                context);
        }
    }

    /// <summary>Assigns the value of every window of one channel.</summary>
    /// <param name="image">The channel, row by row.</param>
    /// <param name="pooled">One value for each window, row by row.</param>
    /// <param name="context">Working memory.</param>
    protected abstract void Pool(ReadOnlySpan<float> image, Span<float> pooled, LayerContext context);

    /// <summary>Assigns the gradient of one channel.</summary>
    /// <param name="image">What <see cref="Pool"/> got.</param>
    /// <param name="pooled">What it gave.</param>
    /// <param name="upstream">The gradient with respect to each window's value.</param>
    /// <param name="gradient">The gradient with respect to the channel.</param>
    /// <param name="context">Working memory.</param>
    protected abstract void Distribute(
        ReadOnlySpan<float> image,
        ReadOnlySpan<float> pooled,
        ReadOnlySpan<float> upstream,
        Span<float> gradient,
        LayerContext context);
}
