using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The maxima of narrow bins that lie anyhow along a row: those of so many columns from every column on, a vector of
/// columns at a time, of which each bin then picks its own. That is more than is asked for, but without a branch.
/// </summary>
internal readonly ref struct SlidingMaxima
{
    // As much room behind a row as a vector may reach over its end.
    private const int Room = 16, WidestBin = 16;

    // Places are kept as floats, which hold whole numbers up to 2^24.
    private const int MostPlaces = 1 << 24;

    private static readonly float[] Columns = [.. Enumerable.Range(0, Room).Select(column => (float)column)];

    private readonly Span<float> _maxima, _places;
    private readonly int _pitch, _width, _widest;

    /// <summary>The maxima of the bins of a row.</summary>
    /// <param name="width">Columns of the image.</param>
    /// <param name="widest">Columns of the widest bin.</param>
    /// <param name="scratch">Room of <see cref="ScratchLength"/>.</param>
    public SlidingMaxima(int width, int widest, Span<float> scratch)
    {
        (_width, _widest, _pitch) = (width, widest, Pitch(width, widest));
        _maxima = scratch[..(widest * _pitch)];
        _places = scratch.Slice(widest * _pitch, widest * _pitch);
    }

    /// <summary>How far behind the last column the rows are read.</summary>
    public static int Pitch(int width, int widest) => width + widest + Room;

    /// <summary>Numbers that are worked with.</summary>
    public static int ScratchLength(int width, int widest) => 2 * widest * Pitch(width, widest);

    /// <summary>Whether the bins are so narrow, and the image so small, that this is the way.</summary>
    public static bool Fits(int places, int widest) => widest <= WidestBin && places <= MostPlaces;

    /// <summary>Computes the maxima of all widths.</summary>
    /// <param name="tops">The maximum of each column, with <see cref="Pitch"/> numbers.</param>
    /// <param name="rows">The row that it stands in; likewise.</param>
    public void Slide(ReadOnlySpan<float> tops, ReadOnlySpan<float> rows)
    {
        switch (SplitRows.LanesFor(_width))
        {
            case 16:
                Slide<Vector512<float>, LanesOf16>(tops, rows);
                break;
            case 8:
                Slide<Vector256<float>, LanesOf8>(tops, rows);
                break;
            default:
                Slide<Vector128<float>, LanesOf4>(tops, rows);
                break;
        }
    }

    /// <summary>Assigns the maxima of the bins, and unless empty their places, -1 for a NaN.</summary>
    public void Pick(BinAxis columns, Span<float> maxima, Span<int> places)
    {
        var starts = columns.Starts[..maxima.Length];
        var ends = columns.Ends[..maxima.Length];
        for (var bin = 0; bin < maxima.Length; bin++)
        {
            var chosen = ((ends[bin] - starts[bin] - 1) * _pitch) + starts[bin];
            maxima[bin] = _maxima[chosen];
            if (!places.IsEmpty)
            {
                places[bin] = (int)_places[chosen];
            }
        }
    }

    private void Slide<TVector, TLanes>(ReadOnlySpan<float> tops, ReadOnlySpan<float> rows)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        ref var firstTop = ref MemoryMarshal.GetReference(tops);
        ref var firstRow = ref MemoryMarshal.GetReference(rows);
        var width = TLanes.Create(_width);
        for (var start = 0; start < _width; start += TLanes.Count)
        {
            var column = TLanes.Add(TLanes.Load(in Columns[0], 0), TLanes.Create(start));
            var maxima = TLanes.Load(in firstTop, (nuint)start);
            var places = TLanes.MultiplyAdd(TLanes.Load(in firstRow, (nuint)start), width, column);
            Store<TVector, TLanes>(maxima, places, start);
            for (var i = 1; i < _widest; i++)
            {
                column = TLanes.Add(column, TLanes.Create(1f));
                var values = TLanes.Load(in firstTop, (nuint)(start + i));
                var others = TLanes.MultiplyAdd(TLanes.Load(in firstRow, (nuint)(start + i)), width, column);

                // Not greater than a NaN is everything, but a NaN is not itself either.
                var isFirst = TLanes.And(TLanes.Equal(values, maxima), TLanes.Greater(places, others));
                var wins = TLanes.Or(
                    TLanes.Or(TLanes.Greater(values, maxima), isFirst), TLanes.NotEqual(values, values));
                wins = TLanes.And(wins, TLanes.Equal(maxima, maxima));
                maxima = TLanes.Select(wins, values, maxima);
                places = TLanes.Select(wins, others, places);
                Store<TVector, TLanes>(maxima, places, (i * _pitch) + start);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store<TVector, TLanes>(TVector maxima, TVector places, int offset)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        TLanes.Store(maxima, ref MemoryMarshal.GetReference(_maxima), (nuint)offset);
        places = TLanes.Select(TLanes.Equal(maxima, maxima), places, TLanes.Create(-1f));
        TLanes.Store(places, ref MemoryMarshal.GetReference(_places), (nuint)offset);
    }
}
