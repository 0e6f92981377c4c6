using System.Numerics.Tensors;

namespace CnnLab.Plugins.Pooling;

/// <summary>Average pooling over windows that are far apart: see <see cref="SparseWindows"/>.</summary>
internal sealed class AverageSparseWindows(Window2D window, bool countIncludePad) : IPoolingKernel
{
    public bool BackwardUsesOutput => false;

    public void Forward(ReadOnlySpan<float> input, Span<float> output, LayerContext context)
    {
        var size = window.InputHeight * window.InputWidth;
        for (var place = 0; place < output.Length; place++)
        {
            var image = input.Slice(place / window.OutputArea * size, size);
            var (rows, left, right) = Window(place);
            var sum = 0f;
            for (var row = rows.Start.Value; row < rows.End.Value; row++)
            {
                sum += TensorPrimitives.Sum(image.Slice((row * window.InputWidth) + left, right - left));
            }

            output[place] = sum / Elements(rows, left, right);
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
        for (var place = 0; place < outputGradient.Length; place++)
        {
            var image = inputGradient.Slice(place / window.OutputArea * size, size);
            var (rows, left, right) = Window(place);
            var share = outputGradient[place] / Elements(rows, left, right);
            for (var row = rows.Start.Value; row < rows.End.Value; row++)
            {
                var values = image.Slice((row * window.InputWidth) + left, right - left);
                TensorPrimitives.Add(values, share, values);
            }
        }
    }

    private (Range Rows, int Left, int Right) Window(int place)
    {
        var (top, bottom) = window.Rows(place % window.OutputArea / window.OutputWidth);
        var (left, right) = window.Columns(place % window.OutputWidth);
        return (top..bottom, left, right);
    }

    private int Elements(Range rows, int left, int right) => countIncludePad
        ? window.Size.Area
        : (rows.End.Value - rows.Start.Value) * (right - left);
}
