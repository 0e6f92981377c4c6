using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>The forward pass of max pooling: the maxima of windows side by side, a vector of them at a time.</summary>
internal readonly ref struct MaxWindowsForward
{
    /// <summary>No place of a window.</summary>
    public const float Nowhere = -1;

    private readonly Window2D _window;
    private readonly SplitRows _rows;

    // The rows that a row of windows covers, each where its number modulo the window's height says.
    private readonly Span<float> _ring;

    public MaxWindowsForward(Window2D window, SplitRows rows, Span<float> scratch)
    {
        (_window, _rows) = (window, rows);
        _ring = scratch[..ScratchLength(window, rows)];
    }

    public static int ScratchLength(Window2D window, SplitRows rows) => window.Size.Height * rows.Length;

    /// <summary>Assigns the maxima, and the places of the first ones, row by row, unless empty.</summary>
    public void Run<TVector, TLanes>(ReadOnlySpan<float> images, Span<float> maxima, Span<float> places)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        // What is padding stays so: columns of the image always come to the same places.
        _ring.Fill(float.NegativeInfinity);
        var size = _window.InputHeight * _window.InputWidth;
        for (int image = 0, output = 0; image < images.Length; image += size)
        {
            for (int row = 0, next = 0; row < _window.OutputHeight; row++, output += _window.OutputWidth)
            {
                var (top, bottom) = _window.Rows(row);
                for (next = Math.Max(next, top); next < bottom; next++)
                {
                    _rows.Split(images.Slice(image + (next * _window.InputWidth), _window.InputWidth), Slot(next));
                }

                for (var column = 0; column < _window.OutputWidth; column += TLanes.Count)
                {
                    var values = Maxima<TVector, TLanes>(top, bottom, column);
                    RowStore.Store<TVector, TLanes>(values, maxima, output + column);
                    if (!places.IsEmpty)
                    {
                        var found = Places<TVector, TLanes>(values, row, column);
                        RowStore.Store<TVector, TLanes>(found, places, output + column);
                    }
                }
            }
        }
    }

    private Span<float> Slot(int row) => _ring.Slice(row % _window.Size.Height * _rows.Length, _rows.Length);

    private TVector Maxima<TVector, TLanes>(int top, int bottom, int column)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var maxima = TLanes.Create(float.NegativeInfinity);
        for (var row = top; row < bottom; row++)
        {
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(Slot(row)), column);
            foreach (var tap in _rows.Taps)
            {
                maxima = TLanes.Max(maxima, TLanes.Load(in first, (nuint)tap));
            }
        }

        return maxima;
    }

    /// <summary>The windows' places are gone through backwards, so that the first one is what remains.</summary>
    private TVector Places<TVector, TLanes>(TVector maxima, int outputRow, int column)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (top, bottom) = _window.Rows(outputRow);
        var above = (outputRow * _window.Strides.Height) - _window.Top;
        var places = TLanes.Create(Nowhere);
        for (var row = bottom - 1; row >= top; row--)
        {
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetReference(Slot(row)), column);
            for (var tap = _rows.Taps.Length - 1; tap >= 0; tap--)
            {
                var isMaximum = TLanes.Equal(TLanes.Load(in first, (nuint)_rows.Taps[tap]), maxima);
                var place = TLanes.Create(((row - above) * _rows.Taps.Length) + tap);
                places = TLanes.Select(isMaximum, place, places);
            }
        }

        return places;
    }
}
