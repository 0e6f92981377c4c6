using System.Numerics.Tensors;

namespace CnnLab.Plugins.Pooling;

/// <summary>Max pooling over windows that are far apart: see <see cref="SparseWindows"/>.</summary>
internal sealed class MaxSparseWindows(Window2D window, bool all) : IPoolingKernel
{
    public bool BackwardUsesOutput => true;

    public void Forward(ReadOnlySpan<float> input, Span<float> output, LayerContext context)
    {
        var size = window.InputHeight * window.InputWidth;
        for (var place = 0; place < output.Length; place++)
        {
            var image = input.Slice(place / window.OutputArea * size, size);
            var (top, bottom) = window.Rows(place % window.OutputArea / window.OutputWidth);
            var (left, right) = window.Columns(place % window.OutputWidth);
            var maximum = float.NegativeInfinity;
            for (var row = top; row < bottom; row++)
            {
                var values = image.Slice((row * window.InputWidth) + left, right - left);
                maximum = MathF.Max(maximum, TensorPrimitives.Max(values));
            }

            output[place] = maximum;
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
        for (var place = 0; place < output.Length; place++)
        {
            var start = place / window.OutputArea * size;
            BackwardWindow(
                input.Slice(start, size), output[place], outputGradient[place], inputGradient.Slice(start, size), place);
        }
    }

    private void BackwardWindow(
        ReadOnlySpan<float> image, float maximum, float upstream, Span<float> gradient, int place)
    {
        var (top, bottom) = window.Rows(place % window.OutputArea / window.OutputWidth);
        var (left, right) = window.Columns(place % window.OutputWidth);
        for (var row = top; row < bottom; row++)
        {
            for (var pixel = (row * window.InputWidth) + left; pixel < (row * window.InputWidth) + right; pixel++)
            {
                if (image[pixel] != maximum)
                {
                    continue;
                }

                gradient[pixel] += upstream;
                if (!all)
                {
                    return;
                }
            }
        }
    }
}
