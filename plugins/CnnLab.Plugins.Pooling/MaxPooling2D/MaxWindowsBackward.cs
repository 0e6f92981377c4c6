using System.Runtime.InteropServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The backward pass of max pooling where all of equal maxima get the gradient. Each number of the image asks the
/// windows that cover it, row by row, whether it equals their maximum: so nothing is scattered, and the sums have the
/// order of the windows.
/// </summary>
internal readonly ref struct MaxWindowsBackward
{
    private readonly Window2D _window;
    private readonly SplitRows _rows;

    // With room for the windows that there are not, left and right of a row.
    private readonly Span<float> _maxima, _upstream;
    private readonly Span<float> _image, _gradient;

    public MaxWindowsBackward(Window2D window, SplitRows rows, Span<float> scratch)
    {
        (_window, _rows) = (window, rows);
        var outputs = window.OutputHeight * rows.PartLength;
        _maxima = scratch[..outputs];
        _upstream = scratch.Slice(outputs, outputs);
        var inputs = window.InputHeight * rows.Length;
        _image = scratch.Slice(2 * outputs, inputs);
        _gradient = scratch.Slice((2 * outputs) + inputs, inputs);
    }

    public static int ScratchLength(Window2D window, SplitRows rows) =>
        2 * ((window.OutputHeight * rows.PartLength) + (window.InputHeight * rows.Length));

    /// <summary>Assigns the gradient of the images.</summary>
    public void Run<TVector, TLanes>(
        ReadOnlySpan<float> images, ReadOnlySpan<float> maxima, ReadOnlySpan<float> upstream, Span<float> gradients)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        // NaN equals nothing: there is no window.
        _maxima.Fill(float.NaN);
        _upstream.Clear();
        _gradient.Clear();
        var size = _window.InputHeight * _window.InputWidth;
        for (int image = 0, output = 0; image < gradients.Length; image += size)
        {
            for (var row = 0; row < _window.OutputHeight; row++, output += _window.OutputWidth)
            {
                var place = (row * _rows.PartLength) + _rows.Overlap;
                maxima.Slice(output, _window.OutputWidth).CopyTo(_maxima[place..]);
                upstream.Slice(output, _window.OutputWidth).CopyTo(_upstream[place..]);
            }

            _rows.SplitAll(images.Slice(image, size), _image);
            for (var row = 0; row < _window.InputHeight; row++)
            {
                RunRow<TVector, TLanes>(row);
            }

            _rows.JoinAll(_gradient, gradients.Slice(image, size));
        }
    }

    private void RunRow<TVector, TLanes>(int row)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var covering = _rows.Covering(row);
        ref var values = ref _image[row * _rows.Length];
        ref var sums = ref _gradient[row * _rows.Length];
        for (var part = 0; part < _rows.CoveredParts; part++)
        {
            var windows = _rows.Windows(part);
            for (var column = 0; column < _rows.Columns; column += TLanes.Count)
            {
                var place = (nuint)((part * _rows.PartLength) + column);
                var first = column + _rows.Overlap - windows + 1;
                TLanes.Store(
                    Sum<TVector, TLanes>(TLanes.Load(in values, place), covering, first, windows), ref sums, place);
            }
        }
    }

    private TVector Sum<TVector, TLanes>(TVector values, (int Start, int End) covering, int first, int windows)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        ref var maxima = ref MemoryMarshal.GetReference(_maxima);
        ref var upstream = ref MemoryMarshal.GetReference(_upstream);
        var sums = TLanes.Create(0f);
        for (var row = covering.Start; row < covering.End; row++)
        {
            var start = (nuint)((row * _rows.PartLength) + first);
            for (var place = start; place < start + (nuint)windows; place++)
            {
                var isMaximum = TLanes.Equal(TLanes.Load(in maxima, place), values);
                sums = TLanes.Add(sums, TLanes.And(isMaximum, TLanes.Load(in upstream, place)));
            }
        }

        return sums;
    }
}
