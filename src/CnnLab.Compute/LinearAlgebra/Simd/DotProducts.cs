namespace CnnLab.Compute;

/// <summary>
/// A product with rows of A and columns of B both contiguous along the sum, as scalar products: nothing is rearranged.
/// </summary>
internal static unsafe class DotProducts<TVector, TSimd>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    private const int TileRows = 4;
    private const int TileColumns = 6;

    /// <summary>So deep that six rows of B stay in the first-level cache while the rows of A pass.</summary>
    private const int BlockDepth = 1024;

    /// <summary>Computes the product.</summary>
    public static void Multiply(in ProductTask task)
    {
        var depths = new Tiling(task.K, BlockDepth);
        for (var d = 0; d < depths.Count; d++)
        {
            MultiplyBlock(task.Part(0, task.M, depths.Start(d), depths.Length(d)));
        }
    }

    private static void MultiplyBlock(in ProductTask part)
    {
        var rowTiles = new Tiling(part.M, TileRows);
        var columnTiles = new Tiling(part.N, TileColumns);
        for (var t = 0; t < columnTiles.Count; t++)
        {
            var column = columnTiles.Start(t);
            var b = part.B + (column * part.ColumnB);
            for (var s = 0; s < rowTiles.Count; s++)
            {
                var row = rowTiles.Start(s);
                var c = part.C + (row * part.RowC) + column;
                var kernel = DotTileTable<TVector, TSimd>.Kernel(rowTiles.Length(s), columnTiles.Length(t));
                kernel(part.K, part.A + (row * part.RowA), part.RowA, b, part.ColumnB, c, part.RowC, part.Accumulate);
            }
        }
    }
}
