using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// A rule over any windows, those side by side a vector at a time; what is left of a row gets narrower vectors.
/// </summary>
internal sealed class RuleWindows<TRule> : IPoolingKernel
    where TRule : struct, IVectorRule
{
    private readonly TRule _rule;
    private readonly Window2D _window;
    private readonly SplitRows _rows;
    private readonly float[] _counts;
    private readonly int _channels, _partedImage, _parameters, _parameterSets;
    private readonly Parameter? _parameter;
    private readonly SampleBuffer<float>? _state;
    private readonly Scratch<float> _scratch;

    /// <summary>The rule over the images of a layer.</summary>
    /// <param name="site">The layer's place.</param>
    /// <param name="window">The window.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="parameter">
    /// Its learned numbers, if any, <c>[sets, ...]</c>: a set for each channel, or one for all.
    /// </param>
    public RuleWindows(LayerSite site, Window2D window, TRule rule, Parameter? parameter = null)
    {
        (_rule, _window, _rows, _parameter) = (rule, window, new SplitRows(window), parameter);
        _channels = site.InputShape.Channels;
        _counts = WindowCounts.Of(window);
        _partedImage = window.InputHeight * _rows.Length;
        _parameterSets = parameter is null ? 1 : parameter.Shape.Dimensions[0];
        _parameters = parameter is null ? 0 : parameter.Shape.Count / _parameterSets;
        _state = TRule.KeepsState ? site.AddSampleBuffer<float>(_channels * window.OutputArea) : null;
        _scratch = site.AddScratch<float>((2 * _partedImage) + (_parameters * WindowRow.LanesOfParameter));
    }

    public bool BackwardUsesOutput => true;

    public void Forward(ReadOnlySpan<float> input, Span<float> output, LayerContext context)
    {
        var isTraining = context.Phase == Phase.Training;
        var state = isTraining ? State(context) : [];
        if (TRule.Draws && isTraining)
        {
            Draw(state, context);
        }

        var image = context.Scratch(_scratch)[.._partedImage];

        // What is padding stays so: columns of the image always come to the same places.
        image.Fill(TRule.Padding);
        var row = new WindowRow { IsTraining = isTraining };
        var size = _window.InputHeight * _window.InputWidth;
        for (int plane = 0, place = 0; place < output.Length; plane++)
        {
            _rows.SplitAll(input.Slice(plane * size, size), image);
            row.Parameters = ParametersOf(plane);
            for (var y = 0; y < _window.OutputHeight; y++, place += _window.OutputWidth)
            {
                MoveTo(y, image, ref row);
                row.Values = ref output[place];
                row.State = state.IsEmpty ? [] : state.Slice(place, _window.OutputWidth);
                ForwardRow(in row);
            }
        }
    }

    public void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        LayerContext context)
    {
        var scratch = context.Scratch(_scratch);
        var state = State(context);
        var image = scratch[.._partedImage];
        var gradient = scratch.Slice(_partedImage, _partedImage);
        image.Fill(TRule.Padding);
        var row = new WindowRow { IsTraining = true, ParameterLanes = scratch[(2 * _partedImage)..] };
        row.ParameterLanes = row.ParameterLanes[..(_parameters * WindowRow.LanesOfParameter)];
        var size = _window.InputHeight * _window.InputWidth;
        for (int plane = 0, place = 0; place < output.Length; plane++)
        {
            _rows.SplitAll(input.Slice(plane * size, size), image);
            gradient.Clear();
            row.ParameterLanes.Clear();
            row.Parameters = ParametersOf(plane);
            for (var y = 0; y < _window.OutputHeight; y++, place += _window.OutputWidth)
            {
                MoveTo(y, image, ref row);
                MoveGradientTo(y, gradient, ref row);
                row.Values = ref Unsafe.AsRef(in output[place]);
                row.Upstream = ref Unsafe.AsRef(in outputGradient[place]);
                row.State = state.IsEmpty ? [] : state.Slice(place, _window.OutputWidth);
                BackwardRow(in row);
            }

            if (!inputGradient.IsEmpty)
            {
                _rows.JoinAll(gradient, inputGradient.Slice(plane * size, size));
            }

            AddParameterGradient(plane, row.ParameterLanes, context);
        }
    }

    private Span<float> State(LayerContext context) => _state is null ? [] : context.Samples(_state);

    private ReadOnlySpan<float> ParametersOf(int plane) =>
        _parameter is null ? [] : _parameter.Values.Slice(FirstParameter(plane), _parameters);

    private int FirstParameter(int plane) => _parameterSets == 1 ? 0 : plane % _channels * _parameters;

    private void Draw(Span<float> state, LayerContext context)
    {
        var size = _channels * _window.OutputArea;
        for (var sample = 0; sample < context.SampleCount; sample++)
        {
            UniformDraws.Fill(state.Slice(sample * size, size), context.Random(sample));
        }
    }

    private void MoveTo(int y, Span<float> image, ref WindowRow row)
    {
        var above = (y * _window.Strides.Height) - _window.Top;
        var (top, bottom) = _window.Rows(y);
        row.FirstPlace = (top - above) * _window.Size.Width;
        row.Taps = _rows.Taps.AsSpan(row.FirstPlace, (bottom - top) * _window.Size.Width);
        row.Corner = ref Unsafe.Add(ref MemoryMarshal.GetReference(image), above * _rows.Length);
        row.Counts = ref _counts[y * _window.OutputWidth];
    }

    private void MoveGradientTo(int y, Span<float> gradient, ref WindowRow row)
    {
        var above = (y * _window.Strides.Height) - _window.Top;
        row.GradientCorner = ref Unsafe.Add(ref MemoryMarshal.GetReference(gradient), above * _rows.Length);
    }

    private void ForwardRow(ref readonly WindowRow row)
    {
        var column = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            column = ForwardRow<Vector512<float>, LanesOf16>(in row, column);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            column = ForwardRow<Vector256<float>, LanesOf8>(in row, column);
        }

        column = ForwardRow<Vector128<float>, LanesOf4>(in row, column);
        ForwardRow<float, LanesOf1>(in row, column);
    }

    private int ForwardRow<TVector, TLanes>(ref readonly WindowRow row, int column)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        for (; column + TLanes.Count <= _window.OutputWidth; column += TLanes.Count)
        {
            var keeps = TRule.KeepsState && !row.State.IsEmpty;
            var state = keeps ? TLanes.Load(in row.State[column], 0) : default;
            var windows = new WindowVector<TVector, TLanes>(in row, column);
            TLanes.Store(_rule.Value(windows, ref state), ref row.Values, (nuint)column);
            if (keeps)
            {
                TLanes.Store(state, ref row.State[column], 0);
            }
        }

        return column;
    }

    private void BackwardRow(ref readonly WindowRow row)
    {
        var column = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            column = BackwardRow<Vector512<float>, LanesOf16>(in row, column);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            column = BackwardRow<Vector256<float>, LanesOf8>(in row, column);
        }

        column = BackwardRow<Vector128<float>, LanesOf4>(in row, column);
        BackwardRow<float, LanesOf1>(in row, column);
    }

    private int BackwardRow<TVector, TLanes>(ref readonly WindowRow row, int column)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        for (; column + TLanes.Count <= _window.OutputWidth; column += TLanes.Count)
        {
            _rule.Gradient(
                new WindowVector<TVector, TLanes>(in row, column),
                TLanes.Load(in row.Values, (nuint)column),
                TRule.KeepsState ? TLanes.Load(in row.State[column], 0) : default,
                TLanes.Load(in row.Upstream, (nuint)column),
                new GradientVector<TVector, TLanes>(in row, column));
        }

        return column;
    }

    private void AddParameterGradient(int plane, ReadOnlySpan<float> lanes, LayerContext context)
    {
        if (_parameter is null)
        {
            return;
        }

        var gradient = context.Gradient(_parameter).Slice(FirstParameter(plane), _parameters);
        for (var i = 0; i < gradient.Length; i++)
        {
            var sum = 0f;
            foreach (var lane in lanes.Slice(i * WindowRow.LanesOfParameter, WindowRow.LanesOfParameter))
            {
                sum += lane;
            }

            gradient[i] += sum;
        }
    }
}
