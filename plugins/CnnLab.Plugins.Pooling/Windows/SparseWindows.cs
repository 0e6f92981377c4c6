namespace CnnLab.Plugins.Pooling;

/// <summary>
/// Pooling window by window, for windows so far apart that few stand in a row of vectors, as one over the whole image:
/// their own rows are long enough, and parting the image by the stride would take many times its memory.
/// </summary>
internal abstract class SparseWindows(Window2D window) : IPoolingKernel
{
    private const int FarApart = 32;

    public abstract bool BackwardUsesOutput { get; }

    /// <summary>Whether these windows are so far apart.</summary>
    public static bool Suit(Window2D window) => window.Strides.Width > FarApart;

    public void Forward(ReadOnlySpan<float> input, Span<float> output, LayerContext context)
    {
        var size = window.InputHeight * window.InputWidth;
        for (var index = 0; index < output.Length; index++)
        {
            output[index] = Value(input.Slice(index / window.OutputArea * size, size), Place(index));
        }
    }

    public void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        LayerContext context)
    {
        inputGradient.Clear();
        var size = window.InputHeight * window.InputWidth;
        for (var index = 0; index < output.Length; index++)
        {
            var start = index / window.OutputArea * size;
            var gradient = inputGradient.Slice(start, size);
            Spread(input.Slice(start, size), Place(index), output[index], outputGradient[index], gradient);
        }
    }

    /// <summary>The value of one window of an image.</summary>
    protected abstract float Value(ReadOnlySpan<float> image, WindowPlace place);

    /// <summary>Adds one window's part to the gradient of its image.</summary>
    protected abstract void Spread(
        ReadOnlySpan<float> image, WindowPlace place, float value, float upstream, Span<float> gradient);

    private WindowPlace Place(int index)
    {
        var (top, bottom) = window.Rows(index % window.OutputArea / window.OutputWidth);
        var (left, right) = window.Columns(index % window.OutputWidth);
        return new WindowPlace(top, bottom, left, right);
    }
}
