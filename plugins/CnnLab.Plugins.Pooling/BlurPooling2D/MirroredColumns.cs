using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// A filter along rows that are mirrored at their ends, with strides: a vector of positions at a time.
/// </summary>
internal sealed class MirroredColumns
{
    // As much room behind the numbers as a vector may reach over their end.
    private const int Room = 16;

    private readonly float[] _weights;
    private readonly SplitRows _rows;
    private readonly int[] _mirrors, _mirrored;
    private readonly int _columns, _stride;

    /// <summary>The filter.</summary>
    /// <param name="width">Numbers of a row.</param>
    /// <param name="stride">From one position to the next.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="mirror">The place in a row of a length that a place before or behind it mirrors.</param>
    public MirroredColumns(int width, int stride, float[] weights, Func<int, int, int> mirror)
    {
        (_stride, _weights) = (stride, weights);
        var (before, behind) = ((weights.Length - 1) / 2, weights.Length / 2);
        var window = new Window2D(
            new Shape(1, 1, width),
            new Size2D(1, weights.Length),
            new Size2D(1, stride),
            new Padding2D(PaddingMode.Explicit, 0, 0, before, behind),
            "filter_size");
        (_rows, _columns) = (new SplitRows(window), window.OutputWidth);

        // With strides the last places behind the row may be in no position.
        var end = ((_columns - 1) * stride) + weights.Length - before;
        int[] outside =
        [
            .. Enumerable.Range(-before, before),
            .. Enumerable.Range(width, behind).Where(place => place < end),
        ];
        _mirrors = [.. outside.Select(place => _rows.Place(before + place))];
        _mirrored = [.. outside.Select(place => _rows.Place(before + mirror(place, width)))];
    }

    /// <summary>Numbers that are worked with.</summary>
    public int ScratchLength => _rows.Length + Room + UpstreamLength;

    private int UpstreamLength => _rows.Overlap + _rows.PartLength + Room;

    /// <summary>Assigns a row of the output.</summary>
    /// <param name="row">The row.</param>
    /// <param name="output">All rows of the output; what is behind this one is assigned later.</param>
    /// <param name="position">Where this row of it begins.</param>
    /// <param name="scratch">Room of <see cref="ScratchLength"/>.</param>
    public void Filter(ReadOnlySpan<float> row, Span<float> output, int position, Span<float> scratch)
    {
        var parts = scratch[..(_rows.Length + Room)];
        _rows.SplitAll(row, parts);
        for (var i = 0; i < _mirrors.Length; i++)
        {
            parts[_mirrors[i]] = parts[_mirrored[i]];
        }

        switch (SplitRows.LanesFor(_columns))
        {
            case 16:
                Filter<Vector512<float>, LanesOf16>(parts, output, position);
                break;
            case 8:
                Filter<Vector256<float>, LanesOf8>(parts, output, position);
                break;
            default:
                Filter<Vector128<float>, LanesOf4>(parts, output, position);
                break;
        }
    }

    /// <summary>Assigns the gradient of a row.</summary>
    public void Spread(ReadOnlySpan<float> upstream, Span<float> row, Span<float> scratch)
    {
        var parts = scratch[..(_rows.Length + Room)];
        var padded = scratch.Slice(parts.Length, UpstreamLength);
        padded.Clear();
        upstream.CopyTo(padded[_rows.Overlap..]);
        switch (SplitRows.LanesFor(_rows.Columns))
        {
            case 16:
                Spread<Vector512<float>, LanesOf16>(padded, parts);
                break;
            case 8:
                Spread<Vector256<float>, LanesOf8>(padded, parts);
                break;
            default:
                Spread<Vector128<float>, LanesOf4>(padded, parts);
                break;
        }

        for (var i = 0; i < _mirrors.Length; i++)
        {
            parts[_mirrored[i]] += parts[_mirrors[i]];
        }

        _rows.JoinAll(parts, row);
    }

    private void Filter<TVector, TLanes>(ReadOnlySpan<float> parts, Span<float> output, int position)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        ref var first = ref MemoryMarshal.GetReference(parts);
        for (var column = 0; column < _columns; column += TLanes.Count)
        {
            var sum = TLanes.Create(0f);
            for (var i = 0; i < _weights.Length; i++)
            {
                var values = TLanes.Load(in first, (nuint)(_rows.Taps[i] + column));
                sum = TLanes.MultiplyAdd(values, TLanes.Create(_weights[i]), sum);
            }

            RowStore.Store<TVector, TLanes>(sum, output, position + column);
        }
    }

    private void Spread<TVector, TLanes>(ReadOnlySpan<float> upstream, Span<float> parts)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        ref var first = ref MemoryMarshal.GetReference(upstream);
        for (var part = 0; part < _stride; part++)
        {
            for (var place = 0; place < _rows.PartLength; place += TLanes.Count)
            {
                var sum = TLanes.Create(0f);
                for (int i = part, back = 0; i < _weights.Length; i += _stride, back++)
                {
                    var values = TLanes.Load(in first, (nuint)(_rows.Overlap + place - back));
                    sum = TLanes.MultiplyAdd(values, TLanes.Create(_weights[i]), sum);
                }

                TLanes.Store(sum, ref MemoryMarshal.GetReference(parts), (nuint)((part * _rows.PartLength) + place));
            }
        }
    }
}
