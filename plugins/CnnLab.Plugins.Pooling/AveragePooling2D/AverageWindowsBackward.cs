using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The backward pass of average pooling over any windows: the shares of a row of windows are added up for each column,
/// and these sums for each row of the image that the windows cover.
/// </summary>
internal readonly ref struct AverageWindowsBackward
{
    private readonly Window2D _window;
    private readonly SplitRows _rows;
    private readonly ReadOnlySpan<float> _weights;

    // The shares have room for the windows that there are not, left and right of a row.
    private readonly Span<float> _shares, _parts, _columns;

    public AverageWindowsBackward(Window2D window, SplitRows rows, ReadOnlySpan<float> weights, Span<float> scratch)
    {
        (_window, _rows) = (window, rows);
        _weights = weights;
        var (shares, parts) = (window.OutputHeight * rows.PartLength, window.OutputHeight * rows.Length);
        _shares = scratch[..shares];
        _parts = scratch.Slice(shares, parts);
        _columns = scratch.Slice(shares + parts, window.OutputHeight * window.InputWidth);
    }

    public static int ScratchLength(Window2D window, SplitRows rows) =>
        window.OutputHeight * (rows.PartLength + rows.Length + window.InputWidth);

    /// <summary>Assigns the gradient of the images.</summary>
    public void Run<TVector, TLanes>(ReadOnlySpan<float> upstream, Span<float> gradients)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        _shares.Clear();
        _parts.Clear();
        var (width, output) = (_window.InputWidth, 0);
        for (var image = 0; image < gradients.Length; output += _window.OutputArea)
        {
            Weigh(upstream.Slice(output, _window.OutputArea));
            for (var row = 0; row < _window.OutputHeight; row++)
            {
                Spread<TVector, TLanes>(row);
            }

            _rows.JoinAll(_parts, _columns);
            for (var row = 0; row < _window.InputHeight; row++, image += width)
            {
                AddRows(_rows.Covering(row), gradients.Slice(image, width));
            }
        }
    }

    private void Weigh(ReadOnlySpan<float> upstream)
    {
        for (int row = 0, first = 0; row < _window.OutputHeight; row++, first += _window.OutputWidth)
        {
            var shares = _shares.Slice((row * _rows.PartLength) + _rows.Overlap, _window.OutputWidth);
            Elementwise.MapPairs<Product>(
                upstream.Slice(first, shares.Length), _weights.Slice(first, shares.Length), shares);
        }
    }

    private void Spread<TVector, TLanes>(int windowRow)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        ref var left = ref _shares[windowRow * _rows.PartLength];
        ref var target = ref _parts[windowRow * _rows.Length];
        for (var part = 0; part < _rows.CoveredParts; part++)
        {
            var windows = _rows.Windows(part);
            for (var column = 0; column < _rows.Columns; column += TLanes.Count)
            {
                var first = (nuint)(column + _rows.Overlap - windows + 1);
                var sum = TLanes.Load(in left, first);
                for (var place = first + 1; place < first + (nuint)windows; place++)
                {
                    sum = TLanes.Add(sum, TLanes.Load(in left, place));
                }

                TLanes.Store(sum, ref target, (nuint)((part * _rows.PartLength) + column));
            }
        }
    }

    private void AddRows((int Start, int End) covering, Span<float> gradient)
    {
        if (covering.Start < covering.End)
        {
            RowSums.Assign(_columns[(covering.Start * gradient.Length)..(covering.End * gradient.Length)], gradient);
        }
        else
        {
            gradient.Clear();
        }
    }

    private readonly struct Product : IElementwisePairFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Of<TVector, TLanes>(TVector x, TVector y)
            where TVector : unmanaged
            where TLanes : ILanes<TVector> => TLanes.Multiply(x, y);
    }
}
