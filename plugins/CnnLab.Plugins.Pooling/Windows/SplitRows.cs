using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// Rows of an image parted by the stride: column c of the padded row stands at place <c>c / stride</c> of part
/// <c>c % stride</c>. The same place of all windows of a row is then one run of numbers, whatever the stride, and
/// vectors need not look out for borders.
/// </summary>
internal sealed class SplitRows
{
    private readonly Window2D _window;
    private readonly int _stride;

    // Where the first columns of the image stand, as many as there are parts.
    private readonly int[] _starts;

    /// <summary>Rows of the images under a window.</summary>
    public SplitRows(Window2D window)
    {
        (_window, _stride) = (window, window.Strides.Width);
        Overlap = (window.Size.Width - 1) / _stride;
        Columns = (window.Left + window.InputWidth + _stride - 1) / _stride;
        PartLength = RoundUp(Math.Max(window.OutputWidth, Columns)) + RoundUp(Overlap);
        _starts = [.. Enumerable.Range(0, _stride).Select(column => Place(window.Left + column))];
        Taps = [.. Enumerable.Range(0, window.Size.Area).Select(place =>
            (place / window.Size.Width * Length) + Place(place % window.Size.Width))];
    }

    /// <summary>How many windows to the left reach the same column, at most.</summary>
    public int Overlap { get; }

    /// <summary>Places of a part that may hold columns of the image.</summary>
    public int Columns { get; }

    /// <summary>Numbers of a part; a vector may begin at any window, and at any of <see cref="Columns"/>.</summary>
    public int PartLength { get; }

    /// <summary>Numbers of a row.</summary>
    public int Length => _stride * PartLength;

    /// <summary>Parts that windows cover.</summary>
    public int CoveredParts => Math.Min(_stride, _window.Size.Width);

    /// <summary>
    /// From the first column of a window to each of its places, row by row, in parted rows one below the other.
    /// </summary>
    public int[] Taps { get; }

    /// <summary>The lanes of the narrowest vector that is enough, or of the widest there is.</summary>
    public static int LanesFor(int columns)
    {
        var enough = columns > 8 ? 16 : columns > 4 ? 8 : 4;
        return Math.Min(enough, Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4);
    }

    /// <summary>Windows of a row that cover a column of a part, at most.</summary>
    public int Windows(int part) => (_window.Size.Width - part + _stride - 1) / _stride;

    /// <summary>The window rows, [start, end), that cover a row of the image.</summary>
    public (int Start, int End) Covering(int imageRow)
    {
        var (padded, stride) = (imageRow + _window.Top, _window.Strides.Height);
        var start = Math.Max(0, padded - _window.Size.Height + stride) / stride;
        return (start, Math.Min(padded / stride + 1, _window.OutputHeight));
    }

    /// <summary>
    /// Parts the rows of an image; places that hold no column stay as they are. All at once, as a vector that is loaded
    /// from what several stores have just written has to wait for them.
    /// </summary>
    public void SplitAll(ReadOnlySpan<float> rows, Span<float> parts)
    {
        for (; !rows.IsEmpty; rows = rows[_window.InputWidth..], parts = parts[Length..])
        {
            Split(rows[.._window.InputWidth], parts);
        }
    }

    /// <summary>The opposite of <see cref="SplitAll"/>.</summary>
    public void JoinAll(ReadOnlySpan<float> parts, Span<float> rows)
    {
        for (; !rows.IsEmpty; rows = rows[_window.InputWidth..], parts = parts[Length..])
        {
            Join(parts, rows[.._window.InputWidth]);
        }
    }

    /// <summary>Where a column of the padded row stands.</summary>
    public int Place(int paddedColumn) => (paddedColumn % _stride * PartLength) + (paddedColumn / _stride);

    private void Split(ReadOnlySpan<float> row, Span<float> parts)
    {
        if (_stride == 1)
        {
            row.CopyTo(parts[_window.Left..]);
            return;
        }

        var done = _stride == 2 ? SplitInTwo(row, parts) : 0;
        for (var part = 0; part < _starts.Length; part++)
        {
            var place = _starts[part] + done;
            for (var column = (done * _stride) + part; column < row.Length; column += _stride)
            {
                parts[place++] = row[column];
            }
        }
    }

    private void Join(ReadOnlySpan<float> parts, Span<float> row)
    {
        if (_stride == 1)
        {
            parts.Slice(_window.Left, row.Length).CopyTo(row);
            return;
        }

        var done = _stride == 2 ? JoinTwo(parts, row) : 0;
        for (var part = 0; part < _starts.Length; part++)
        {
            var place = _starts[part] + done;
            for (var column = (done * _stride) + part; column < row.Length; column += _stride)
            {
                row[column] = parts[place++];
            }
        }
    }

    private static int RoundUp(int length) => (length + 15) & ~15;

    private int SplitInTwo(ReadOnlySpan<float> row, Span<float> parts)
    {
        ref var source = ref MemoryMarshal.GetReference(row);
        ref var lefts = ref parts[_starts[0]];
        ref var rights = ref parts[_starts[1]];
        var (i, pairs) = (0, row.Length / 2);
        if (Vector512.IsHardwareAccelerated)
        {
            i = SplitInTwo<Vector512<float>, LanesOf16, PairsOf16>(ref source, ref lefts, ref rights, i, pairs);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            i = SplitInTwo<Vector256<float>, LanesOf8, PairsOf8>(ref source, ref lefts, ref rights, i, pairs);
        }

        return SplitInTwo<Vector128<float>, LanesOf4, PairsOf4>(ref source, ref lefts, ref rights, i, pairs);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SplitInTwo<TVector, TLanes, TPairs>(
        ref float row, ref float lefts, ref float rights, int i, int pairs)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
        where TPairs : IPairs<TVector>
    {
        for (; i + TLanes.Count <= pairs; i += TLanes.Count)
        {
            var low = TLanes.Load(in row, (nuint)(2 * i));
            var high = TLanes.Load(in row, (nuint)((2 * i) + TLanes.Count));
            TLanes.Store(TPairs.Sort(TPairs.Lefts(low, high)), ref lefts, (nuint)i);
            TLanes.Store(TPairs.Sort(TPairs.Rights(low, high)), ref rights, (nuint)i);
        }

        return i;
    }

    private int JoinTwo(ReadOnlySpan<float> parts, Span<float> row)
    {
        ref readonly var lefts = ref parts[_starts[0]];
        ref readonly var rights = ref parts[_starts[1]];
        ref var target = ref MemoryMarshal.GetReference(row);
        var (i, pairs) = (0, row.Length / 2);
        if (Vector512.IsHardwareAccelerated)
        {
            i = JoinTwo<Vector512<float>, LanesOf16, PairsOf16>(in lefts, in rights, ref target, i, pairs);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            i = JoinTwo<Vector256<float>, LanesOf8, PairsOf8>(in lefts, in rights, ref target, i, pairs);
        }

        return JoinTwo<Vector128<float>, LanesOf4, PairsOf4>(in lefts, in rights, ref target, i, pairs);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int JoinTwo<TVector, TLanes, TPairs>(
        ref readonly float lefts, ref readonly float rights, ref float row, int i, int pairs)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
        where TPairs : IPairs<TVector>
    {
        var isLeft = TPairs.Marks(-1, 0);
        for (; i + TLanes.Count <= pairs; i += TLanes.Count)
        {
            var (left, right) = (TLanes.Load(in lefts, (nuint)i), TLanes.Load(in rights, (nuint)i));
            var low = TLanes.Select(isLeft, TPairs.TwiceLower(left), TPairs.TwiceLower(right));
            var high = TLanes.Select(isLeft, TPairs.TwiceUpper(left), TPairs.TwiceUpper(right));
            TLanes.Store(low, ref row, (nuint)(2 * i));
            TLanes.Store(high, ref row, (nuint)((2 * i) + TLanes.Count));
        }

        return i;
    }
}
