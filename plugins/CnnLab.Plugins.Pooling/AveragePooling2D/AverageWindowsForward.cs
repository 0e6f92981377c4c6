using System.Runtime.CompilerServices;
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
        var parts = window.OutputHeight * rows.Length;
        _parts = scratch[..parts];
        _sums = scratch.Slice(parts, window.OutputHeight * window.InputWidth);
    }

    public static int ScratchLength(Window2D window, SplitRows rows) =>
        window.OutputHeight * (rows.Length + window.InputWidth);

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
            for (var row = 0; row < _window.OutputHeight; row++)
            {
                var (top, bottom) = _window.Rows(row);
                var rows = new Range(image + (top * _window.InputWidth), image + (bottom * _window.InputWidth));
                RowSums.Assign(images[rows], _sums.Slice(row * _window.InputWidth, _window.InputWidth));
            }

            _rows.SplitAll(_sums, _parts);
            for (var row = 0; row < _window.OutputHeight; row++, output += _window.OutputWidth)
            {
                RunRow<TVector, TLanes>(row, means, output);
            }
        }
    }

    private void RunRow<TVector, TLanes>(int row, Span<float> means, int output)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        ref var parts = ref _parts[row * _rows.Length];
        ref readonly var weights = ref _weights[row * _window.OutputWidth];
        for (var column = 0; column < _window.OutputWidth; column += TLanes.Count)
        {
            var sum = SumRow<TVector, TLanes>(ref Unsafe.Add(ref parts, column));
            var mean = TLanes.Multiply(sum, TLanes.Load(in weights, (nuint)column));
            RowStore.Store<TVector, TLanes>(mean, means, output + column);
        }
    }

    private TVector SumRow<TVector, TLanes>(ref float first)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var sum = TLanes.Load(in first, 0);
        for (var tap = 1; tap < _window.Size.Width; tap++)
        {
            sum = TLanes.Add(sum, TLanes.Load(in first, (nuint)_rows.Taps[tap]));
        }

        return sum;
    }
}
