using System.Runtime.Intrinsics;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>Average pooling over any windows.</summary>
internal sealed class AverageWindows : IPoolingKernel
{
    // As much room behind the weights as a vector may reach over their end.
    private const int Room = 16;

    private readonly Window2D _window;
    private readonly SplitRows _rows;
    private readonly float[] _weights;
    private readonly Scratch<float> _scratch;

    public AverageWindows(LayerSite site, Window2D window, bool countIncludePad)
    {
        (_window, _rows, _weights) = (window, new SplitRows(window), Weights(window, countIncludePad));
        _scratch = site.AddScratch<float>(Math.Max(
            AverageWindowsForward.ScratchLength(window, _rows), AverageWindowsBackward.ScratchLength(window, _rows)));
    }

    public bool BackwardUsesOutput => false;

    public void Forward(ReadOnlySpan<float> input, Span<float> output, LayerContext context)
    {
        var pass = new AverageWindowsForward(_window, _rows, _weights, context.Scratch(_scratch));
        switch (SplitRows.LanesFor(_window.OutputWidth))
        {
            case 16:
                pass.Run<Vector512<float>, LanesOf16>(input, output);
                break;
            case 8:
                pass.Run<Vector256<float>, LanesOf8>(input, output);
                break;
            default:
                pass.Run<Vector128<float>, LanesOf4>(input, output);
                break;
        }
    }

    public void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        LayerContext context)
    {
        var pass = new AverageWindowsBackward(_window, _rows, _weights, context.Scratch(_scratch));
        switch (SplitRows.LanesFor(_rows.Columns))
        {
            case 16:
                pass.Run<Vector512<float>, LanesOf16>(outputGradient, inputGradient);
                break;
            case 8:
                pass.Run<Vector256<float>, LanesOf8>(outputGradient, inputGradient);
                break;
            default:
                pass.Run<Vector128<float>, LanesOf4>(outputGradient, inputGradient);
                break;
        }
    }

    private static float[] Weights(Window2D window, bool countIncludePad)
    {
        var weights = new float[window.OutputArea + Room];
        for (var position = 0; position < window.OutputArea; position++)
        {
            var (top, bottom) = window.Rows(position / window.OutputWidth);
            var (left, right) = window.Columns(position % window.OutputWidth);
            weights[position] = 1f / (countIncludePad ? window.Size.Area : (bottom - top) * (right - left));
        }

        return weights;
    }
}
