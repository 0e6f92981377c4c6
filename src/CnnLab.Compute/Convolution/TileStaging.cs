namespace CnnLab.Compute;

/// <summary>
/// Moves a tile of several samples between the output, <c>[samples, filters, positions]</c>, and the matrix that a
/// product takes, <c>[filters, samples x positions]</c>.
/// </summary>
internal static class TileStaging
{
    /// <summary>Copies the tile's samples into the matrix.</summary>
    public static void Gather(ReadOnlyBatch output, ColumnTile tile, Span<float> matrix)
    {
        for (var sample = 0; sample < tile.Samples; sample++)
        {
            var planes = output[tile.FirstSample + sample];
            var target = sample * tile.Positions;
            for (var plane = 0; plane < planes.Length; plane += tile.Positions, target += tile.Columns)
            {
                planes.Slice(plane, tile.Positions).CopyTo(matrix[target..]);
            }
        }
    }

    /// <summary>Copies the matrix into the tile's samples.</summary>
    public static void Scatter(ReadOnlySpan<float> matrix, ColumnTile tile, Batch output)
    {
        for (var sample = 0; sample < tile.Samples; sample++)
        {
            var planes = output[tile.FirstSample + sample];
            var source = sample * tile.Positions;
            for (var plane = 0; plane < planes.Length; plane += tile.Positions, source += tile.Columns)
            {
                matrix.Slice(source, tile.Positions).CopyTo(planes[plane..]);
            }
        }
    }
}
