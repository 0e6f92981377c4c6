using System.Runtime.Intrinsics;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// Max pooling over any windows. Where the first of equal maxima gets the gradient, forward keeps the place of each
/// within its window; where all do, backward compares the image with the maxima.
/// </summary>
internal sealed class MaxWindows : IPoolingKernel
{
    // As much room behind a row as a vector may reach over its end.
    private const int Room = 16;

    private readonly Window2D _window;
    private readonly SplitRows _rows;
    private readonly float[] _firstColumns;
    private readonly int[] _places;
    private readonly SampleBuffer<float>? _maximumPlaces;
    private readonly Scratch<float> _scratch;
    private readonly MaxSparseWindows _oneByOne;
    private readonly MaxDenseBackward? _dense;

    public MaxWindows(LayerSite site, Window2D window, bool all)
    {
        (_window, _rows, _oneByOne) = (window, new SplitRows(window), new MaxSparseWindows(window, all: true));
        _firstColumns = [.. Enumerable.Range(0, window.OutputWidth + Room).Select(column =>
            (float)Math.Max(0, window.Left - (column * window.Strides.Width)))];
        _places = [.. Enumerable.Range(0, window.Size.Area).Select(place =>
            (place / window.Size.Width * window.InputWidth) + (place % window.Size.Width))];
        _maximumPlaces = all ? null : site.AddSampleBuffer<float>(site.InputShape.Channels * window.OutputArea);
        _dense = !all && window.Strides == 1 ? new MaxDenseBackward(window) : null;
        var backward = all ? MaxWindowsBackward.ScratchLength(window, _rows) : _dense?.ScratchLength ?? 0;
        _scratch = site.AddScratch<float>(Math.Max(window.InputHeight * _rows.Length, backward));
    }

    public bool BackwardUsesOutput => _maximumPlaces is null;

    public void Forward(ReadOnlySpan<float> input, Span<float> output, LayerContext context)
    {
        var places = _maximumPlaces is null || context.Phase != Phase.Training ? [] : context.Samples(_maximumPlaces);
        var pass = new MaxWindowsForward(_window, _rows, _firstColumns, context.Scratch(_scratch));
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
        if (_dense is not null)
        {
            _dense.Run(context.Samples(_maximumPlaces!), outputGradient, inputGradient, context.Scratch(_scratch));
            return;
        }

        if (_maximumPlaces is not null)
        {
            Scatter(context.Samples(_maximumPlaces), outputGradient, inputGradient);
            return;
        }

        if (_window.Strides.Height >= _window.Size.Height && _window.Strides.Width >= _window.Size.Width)
        {
            _oneByOne.Backward(input, output, outputGradient, inputGradient, context);
            return;
        }

        var pass = new MaxWindowsBackward(_window, _rows, context.Scratch(_scratch));
        switch (SplitRows.LanesFor(_rows.Columns))
        {
            case 16:
                pass.Run<Vector512<float>, LanesOf16>(input, output, outputGradient, inputGradient);
                break;
            case 8:
                pass.Run<Vector256<float>, LanesOf8>(input, output, outputGradient, inputGradient);
                break;
            default:
                pass.Run<Vector128<float>, LanesOf4>(input, output, outputGradient, inputGradient);
                break;
        }
    }

    private void Scatter(ReadOnlySpan<float> maximumPlaces, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        gradient.Clear();
        var size = _window.InputHeight * _window.InputWidth;
        for (int image = 0, output = 0; image < gradient.Length; image += size)
        {
            for (var row = 0; row < _window.OutputHeight; row++, output += _window.OutputWidth)
            {
                var above = (row * _window.Strides.Height) - _window.Top;
                var corner = image + (above * _window.InputWidth) - _window.Left;
                ScatterRow(
                    maximumPlaces.Slice(output, _window.OutputWidth), upstream[output..], gradient, corner);
            }
        }
    }

    private void ScatterRow(
        ReadOnlySpan<float> maximumPlaces, ReadOnlySpan<float> upstream, Span<float> gradient, int corner)
    {
        var (places, stride) = (_places, _window.Strides.Width);
        for (var column = 0; column < maximumPlaces.Length; column++, corner += stride)
        {
            var place = (int)maximumPlaces[column];
            if (place >= 0)
            {
                gradient[corner + places[place]] += upstream[column];
            }
        }
    }
}
