using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The forward pass of average pooling: the sum of a window is that of its columns' sums, both a vector at a time.
/// </summary>
internal readonly ref struct AverageWindowsForward
{
    private readonly Window2D _window;
    private readonly SplitRows _rows;
    private readonly ReadOnlySpan<float> _weights;
    private readonly Span<float> _sums, _parts;

    public AverageWindowsForward(Window2D window, SplitRows rows, ReadOnlySpan<float> weights, Span<float> scratch)
    {
        (_window, _rows) = (window, rows);
        _weights = weights;
        _parts = scratch[..rows.Length];
        _sums = scratch.Slice(rows.Length, window.InputWidth);
    }

    public static int ScratchLength(Window2D window, SplitRows rows) => rows.Length + window.InputWidth;

    /// <summary>Assigns the means.</summary>
    public void Run<TVector, TLanes>(ReadOnlySpan<float> images, Span<float> means)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        // What is padding stays 0: columns of the image always come to the same places.
        _parts.Clear();
        var size = _window.InputHeight * _window.InputWidth;
        for (int image = 0, output = 0; image < images.Length; image += size)
        {
            for (int row = 0, weight = 0; row < _window.OutputHeight; row++)
            {
                var (top, bottom) = _window.Rows(row);
                SumColumns(images.Slice(image + (top * _window.InputWidth), (bottom - top) * _window.InputWidth));
                _rows.Split(_sums, _parts);
                for (var column = 0; column < _window.OutputWidth; column += TLanes.Count)
                {
                    var weights = TLanes.Load(in _weights[weight], (nuint)column);
                    var values = TLanes.Multiply(SumRow<TVector, TLanes>(column), weights);
                    RowStore.Store<TVector, TLanes>(values, means, output + column);
                }

                (output, weight) = (output + _window.OutputWidth, weight + _window.OutputWidth);
            }
        }
    }

    private void SumColumns(ReadOnlySpan<float> rows)
    {
        var column = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            column = SumColumns<Vector512<float>, LanesOf16>(rows, column);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            column = SumColumns<Vector256<float>, LanesOf8>(rows, column);
        }

        column = SumColumns<Vector128<float>, LanesOf4>(rows, column);
        SumColumns<float, LanesOf1>(rows, column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int SumColumns<TVector, TLanes>(ReadOnlySpan<float> rows, int column)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        ref var first = ref MemoryMarshal.GetReference(rows);
        ref var sums = ref MemoryMarshal.GetReference(_sums);
        for (; column + TLanes.Count <= _window.InputWidth; column += TLanes.Count)
        {
            var sum = TLanes.Load(in first, (nuint)column);
            for (var place = column + _window.InputWidth; place < rows.Length; place += _window.InputWidth)
            {
                sum = TLanes.Add(sum, TLanes.Load(in first, (nuint)place));
            }

            TLanes.Store(sum, ref sums, (nuint)column);
        }

        return column;
    }

    private TVector SumRow<TVector, TLanes>(int column)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(_parts), column);
        var sum = TLanes.Load(in first, 0);
        for (var tap = 1; tap < _rows.Taps.Length; tap++)
        {
            sum = TLanes.Add(sum, TLanes.Load(in first, (nuint)_rows.Taps[tap]));
        }

        return sum;
    }
}
