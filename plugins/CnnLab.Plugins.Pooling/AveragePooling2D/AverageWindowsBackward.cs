using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The backward pass of average pooling: the shares of a row of windows are added up for each column, and these sums
/// for each row of the image that the windows cover.
/// </summary>
internal readonly ref struct AverageWindowsBackward
{
    private readonly Window2D _window;
    private readonly SplitRows _rows;
    private readonly ReadOnlySpan<float> _weights;

    // The shares have room for the windows that there are not left and right. The sums of the rows of windows that cover
    // a row of the image stand each where its number modulo their count says.
    private readonly Span<float> _shares, _ring, _gradient;

    public AverageWindowsBackward(Window2D window, SplitRows rows, ReadOnlySpan<float> weights, Span<float> scratch)
    {
        (_window, _rows) = (window, rows);
        _weights = weights;
        var ring = rows.WindowRows * rows.Length;
        _ring = scratch[..ring];
        _gradient = scratch.Slice(ring, rows.Length);
        _shares = scratch.Slice(ring + rows.Length, rows.PartLength);
    }

    public static int ScratchLength(SplitRows rows) => ((rows.WindowRows + 1) * rows.Length) + rows.PartLength;

    /// <summary>Assigns the gradient of the images.</summary>
    public void Run<TVector, TLanes>(ReadOnlySpan<float> upstream, Span<float> gradients)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        _shares.Clear();
        _gradient.Clear();
        var size = _window.InputHeight * _window.InputWidth;
        for (int image = 0, output = 0; image < gradients.Length; image += size, output += _window.OutputArea)
        {
            for (int row = 0, next = 0; row < _window.InputHeight; row++)
            {
                var covering = _rows.Covering(row);
                for (; next < covering.End; next++)
                {
                    var first = next * _window.OutputWidth;
                    Spread<TVector, TLanes>(upstream.Slice(output + first, _window.OutputWidth), first, next);
                }

                Assign<TVector, TLanes>(
                    covering, gradients.Slice(image + (row * _window.InputWidth), _window.InputWidth));
            }
        }
    }

    private Span<float> Slot(int windowRow) => _ring.Slice(windowRow % _rows.WindowRows * _rows.Length, _rows.Length);

    private void Spread<TVector, TLanes>(ReadOnlySpan<float> upstream, int weight, int windowRow)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var shares = _shares.Slice(_rows.Overlap, _window.OutputWidth);
        Elementwise.MapPairs<Product>(upstream, _weights.Slice(weight, _window.OutputWidth), shares);
        var stride = _window.Strides.Width;
        var slot = Slot(windowRow);
        ref var last = ref _shares[_rows.Overlap];
        for (var part = 0; part < _rows.CoveredParts; part++)
        {
            var back = (_window.Size.Width - 1 - part) / stride;
            for (var column = 0; column < _rows.Columns; column += TLanes.Count)
            {
                var sum = TLanes.Load(in Unsafe.Add(ref last, column - back), 0);
                for (var window = back - 1; window >= 0; window--)
                {
                    sum = TLanes.Add(sum, TLanes.Load(in Unsafe.Add(ref last, column - window), 0));
                }

                TLanes.Store(sum, ref MemoryMarshal.GetReference(slot), (nuint)((part * _rows.PartLength) + column));
            }
        }
    }

    private void Assign<TVector, TLanes>((int Start, int End) covering, Span<float> gradient)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        if (covering.Start >= covering.End)
        {
            gradient.Clear();
            return;
        }

        for (var part = 0; part < _rows.CoveredParts; part++)
        {
            for (var column = 0; column < _rows.Columns; column += TLanes.Count)
            {
                var place = (nuint)((part * _rows.PartLength) + column);
                var sum = TLanes.Load(in MemoryMarshal.GetReference(Slot(covering.Start)), place);
                for (var row = covering.Start + 1; row < covering.End; row++)
                {
                    sum = TLanes.Add(sum, TLanes.Load(in MemoryMarshal.GetReference(Slot(row)), place));
                }

                TLanes.Store(sum, ref MemoryMarshal.GetReference(_gradient), place);
            }
        }

        _rows.Join(_gradient, gradient);
    }

    private readonly struct Product : IElementwisePairFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Of<TVector, TLanes>(TVector x, TVector y)
            where TVector : unmanaged
            where TLanes : ILanes<TVector> => TLanes.Multiply(x, y);
    }
}
