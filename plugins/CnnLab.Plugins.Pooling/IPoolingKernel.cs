namespace CnnLab.Plugins.Pooling;

/// <summary>The two passes of a pooling over some samples.</summary>
internal interface IPoolingKernel
{
    /// <summary>Whether <see cref="Backward"/> reads the output.</summary>
    bool BackwardUsesOutput { get; }

    /// <summary>Assigns the value of every window of every channel.</summary>
    void Forward(ReadOnlySpan<float> input, Span<float> output, LayerContext context);

    /// <summary>
    /// Assigns the gradient of every channel, which is empty only for a layer that has parameters when nobody wants it,
    /// and adds those of the parameters.
    /// </summary>
    void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        LayerContext context);
}
