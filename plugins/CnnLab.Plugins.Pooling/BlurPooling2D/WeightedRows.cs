using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>Rows that are weighted sums of other rows, always with the same weights.</summary>
internal sealed class WeightedRows
{
    private readonly int[][] _sources;
    private readonly float[][] _weights;

    /// <summary>The sums.</summary>
    /// <param name="parts">Which row gets which other row with which weight.</param>
    /// <param name="rows">How many rows there are.</param>
    public WeightedRows(IEnumerable<(int Row, int Source, float Weight)> parts, int rows)
    {
        var byRow = parts.ToLookup(part => part.Row);
        _sources = [.. Enumerable.Range(0, rows).Select(row => byRow[row].Select(part => part.Source).ToArray())];
        _weights = [.. Enumerable.Range(0, rows).Select(row => byRow[row].Select(part => part.Weight).ToArray())];
    }

    /// <summary>Assigns a row.</summary>
    /// <param name="row">Which one.</param>
    /// <param name="rows">The rows that are summed.</param>
    /// <param name="pitch">From one of them to the next.</param>
    /// <param name="sums">To be assigned.</param>
    public void Sum(int row, ReadOnlySpan<float> rows, int pitch, Span<float> sums)
    {
        var (column, sources, weights) = (0, _sources[row], _weights[row]);
        if (Vector512.IsHardwareAccelerated)
        {
            column = Sum<Vector512<float>, LanesOf16>(sources, weights, rows, pitch, sums, column);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            column = Sum<Vector256<float>, LanesOf8>(sources, weights, rows, pitch, sums, column);
        }

        column = Sum<Vector128<float>, LanesOf4>(sources, weights, rows, pitch, sums, column);
        Sum<float, LanesOf1>(sources, weights, rows, pitch, sums, column);
    }

    private static int Sum<TVector, TLanes>(
        int[] sources, float[] weights, ReadOnlySpan<float> rows, int pitch, Span<float> sums, int column)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        ref var first = ref MemoryMarshal.GetReference(rows);
        for (; column + TLanes.Count <= sums.Length; column += TLanes.Count)
        {
            var sum = TLanes.Create(0f);
            for (var i = 0; i < sources.Length; i++)
            {
                var values = TLanes.Load(in first, (nuint)((sources[i] * pitch) + column));
                sum = TLanes.MultiplyAdd(values, TLanes.Create(weights[i]), sum);
            }

            TLanes.Store(sum, ref MemoryMarshal.GetReference(sums), (nuint)column);
        }

        return column;
    }
}
