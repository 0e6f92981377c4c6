using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The forward pass of max pooling over any windows, those side by side a vector at a time. A NaN is larger than any
/// number, of equal numbers the first one wins.
/// </summary>
internal readonly ref struct MaxWindowsForward
{
    private readonly Window2D _window;
    private readonly SplitRows _rows;
    private readonly ReadOnlySpan<float> _firstColumns;
    private readonly Span<float> _image;

    /// <summary>The pass.</summary>
    /// <param name="window">The window over the image.</param>
    /// <param name="rows">How its rows are parted.</param>
    /// <param name="firstColumns">
    /// The first column of each window of a row that is not padding, and a vector's room.
    /// </param>
    /// <param name="scratch">Room for an image in parts.</param>
    public MaxWindowsForward(Window2D window, SplitRows rows, ReadOnlySpan<float> firstColumns, Span<float> scratch)
    {
        (_window, _rows) = (window, rows);
        _firstColumns = firstColumns;
        _image = scratch[..(window.InputHeight * rows.Length)];
    }

    /// <summary>
    /// Assigns the maxima, and unless empty the places of them in their windows, -1 for that of a NaN.
    /// </summary>
    public void Run<TVector, TLanes>(ReadOnlySpan<float> images, Span<float> maxima, Span<float> places)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        // What is padding stays so: columns of the image always come to the same places.
        _image.Fill(float.NegativeInfinity);
        var size = _window.InputHeight * _window.InputWidth;
        for (int image = 0, output = 0; image < images.Length; image += size)
        {
            _rows.SplitAll(images.Slice(image, size), _image);
            for (var row = 0; row < _window.OutputHeight; row++, output += _window.OutputWidth)
            {
                RunRow<TVector, TLanes>(row, maxima, places, output);
            }
        }
    }

    private void RunRow<TVector, TLanes>(int row, Span<float> maxima, Span<float> places, int output)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var above = (row * _window.Strides.Height) - _window.Top;
        var (top, bottom) = _window.Rows(row);
        var (start, end) = ((top - above) * _window.Size.Width, (bottom - above) * _window.Size.Width);
        var taps = _rows.Taps.AsSpan(start, end - start);
        ref var corner = ref Unsafe.Add(ref MemoryMarshal.GetReference(_image), above * _rows.Length);
        for (var column = 0; column < _window.OutputWidth; column += TLanes.Count)
        {
            var firstPlaces = TLanes.Add(TLanes.Load(in _firstColumns[column], 0), TLanes.Create(start));
            var (values, found) = Find<TVector, TLanes>(ref Unsafe.Add(ref corner, column), taps, start, firstPlaces);
            RowStore.Store<TVector, TLanes>(values, maxima, output + column);
            if (!places.IsEmpty)
            {
                RowStore.Store<TVector, TLanes>(found, places, output + column);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TVector Maxima, TVector Places) Find<TVector, TLanes>(
        ref float corner, ReadOnlySpan<int> taps, int start, TVector firstPlaces)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (maxima, places, notNumbers) = (TLanes.Create(float.NegativeInfinity), firstPlaces, TLanes.Create(0f));
        var (place, one) = (TLanes.Create(start), TLanes.Create(1f));
        foreach (var tap in taps)
        {
            // A NaN may get lost here, so it is noted aside: this makes the chain from maximum to maximum the shortest.
            var values = TLanes.Load(in Unsafe.Add(ref corner, tap), 0);
            places = TLanes.Select(TLanes.Greater(values, maxima), place, places);
            maxima = TLanes.AtLeast(values, maxima);
            notNumbers = TLanes.Or(notNumbers, TLanes.NotEqual(values, values));
            place = TLanes.Add(place, one);
        }

        var isNumber = TLanes.Equal(notNumbers, TLanes.Create(0f));
        return (
            TLanes.Select(isNumber, maxima, TLanes.Create(float.NaN)),
            TLanes.Select(isNumber, places, TLanes.Create(-1f)));
    }
}
