using System.Runtime.Intrinsics;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// Max pooling over any windows. Where the first of equal maxima gets the gradient, forward keeps the place of each
/// within its window; where all do, backward compares the image with the maxima.
/// </summary>
internal sealed class MaxWindows : IPoolingKernel
{
    private readonly Window2D _window;
    private readonly bool _all;
    private readonly SplitRows _rows;
    private readonly SampleBuffer<float>? _places;
    private readonly Scratch<float> _scratch;

    public MaxWindows(LayerSite site, Window2D window, bool all)
    {
        (_window, _all, _rows) = (window, all, new SplitRows(window));
        _places = all ? null : site.AddSampleBuffer<float>(site.InputShape.Channels * window.OutputArea);
        _scratch = site.AddScratch<float>(Math.Max(
            MaxWindowsForward.ScratchLength(window, _rows), MaxWindowsBackward.ScratchLength(_rows)));
    }

    public bool BackwardUsesOutput => _all;

    public void Forward(ReadOnlySpan<float> input, Span<float> output, LayerContext context)
    {
        var places = _places is null || context.Phase != Phase.Training ? [] : context.Samples(_places);
        var pass = new MaxWindowsForward(_window, _rows, context.Scratch(_scratch));
        switch (SplitRows.LanesFor(_window.OutputWidth))
        {
            case 16:
                pass.Run<Vector512<float>, LanesOf16>(input, output, places);
                break;
            case 8:
                pass.Run<Vector256<float>, LanesOf8>(input, output, places);
                break;
            default:
                pass.Run<Vector128<float>, LanesOf4>(input, output, places);
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
        var keys = _places is null ? output : context.Samples(_places);
        var pass = new MaxWindowsBackward(_window, _rows, _all, context.Scratch(_scratch));
        switch (SplitRows.LanesFor(_rows.Columns))
        {
            case 16:
                pass.Run<Vector512<float>, LanesOf16>(input, keys, outputGradient, inputGradient);
                break;
            case 8:
                pass.Run<Vector256<float>, LanesOf8>(input, keys, outputGradient, inputGradient);
                break;
            default:
                pass.Run<Vector128<float>, LanesOf4>(input, keys, outputGradient, inputGradient);
                break;
        }
    }
}
