using System.Runtime.CompilerServices;

namespace CnnLab.Compute;

/// <summary>
/// A product in blocks that fit the caches: a block of A in the second level, a panel of B in the first, a tile of C in
/// registers (Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication", 2008).
/// </summary>
/// <remarks>
/// Other than there, B is packed panel by panel while its first tile is multiplied: with the few rows of a convolution's
/// weights one block of A is nearly always all of A. How the sum is cut depends on the product's shape alone.
/// </remarks>
internal static unsafe class BlockedProduct<TVector, TSimd>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    /// <summary>Rows of a block of A: half a megabyte at full depth.</summary>
    private const int BlockRows = 480;

    /// <summary>Fewer where C is stored by columns, for a panel's part of C then waits in a buffer.</summary>
    private const int BlockRowsOfTransposed = 240;

    /// <summary>Copies may write this far behind their last element.</summary>
    private const int Slack = 16;

    private static int PanelWidth => 2 * TSimd.Lanes;

    private static int BufferA => BlockRows * (TSimd.BlockDepth + (3 * Slack));

    private static int BufferB => (TSimd.BlockDepth * PanelWidth) + Slack;

    private static int BufferC => BlockRows * PanelWidth;

    /// <summary>Computes the product.</summary>
    public static void Multiply(in ProductTask task)
    {
        var memory = ProductBuffers.Rent(BufferA + BufferB + BufferC);
        var depths = new Tiling(task.K, TSimd.BlockDepth);
        var blocks = new Tiling(task.M, task.TransposeC ? BlockRowsOfTransposed : BlockRows);
        for (var d = 0; d < depths.Count; d++)
        {
            for (var block = 0; block < blocks.Count; block++)
            {
                MultiplyBlock(
                    task.Part(blocks.Start(block), blocks.Length(block), depths.Start(d), depths.Length(d)), memory);
            }
        }
    }

    /// <summary>
    /// Whether A is copied: not where its rows, or columns, are at a distance at which they do not drive each other out
    /// of the cache. Those at a multiple of two kilobytes fall on the same few lines.
    /// </summary>
    public static bool CopiesLeft(in ProductTask task)
    {
        var distance = task.StepA == 1 ? task.RowA : task.StepA;
        return distance % 512 == 0 && task.K > 32 && task.M * (long)task.K > 4096;
    }

    private static void MultiplyBlock(in ProductTask part, float* memory)
    {
        var tiles = new Tiling(part.M, TSimd.TileRows);
        var a = PackLeft(part, tiles, memory);
        for (var column = 0; column < part.N; column += PanelWidth)
        {
            var columns = Math.Min(PanelWidth, part.N - column);
            var b = Panel(part, tiles, column, columns, memory + BufferA);
            MultiplyPanel(part, a, b, column, columns, memory + BufferA + BufferB);
        }
    }

    private static RightPanel Panel(in ProductTask part, Tiling tiles, int column, int columns, float* packed)
    {
        var vectors = columns > TSimd.Lanes ? 2 : 1;
        var width = vectors * TSimd.Lanes;
        var b = part.B + (column * part.ColumnB);
        if (part.ColumnB != 1 || columns < width)
        {
            PanelPacking<TVector, TSimd>.PackPanel(b, part.StepB, part.ColumnB, columns, part.K, packed);
            return new RightPanel((nint)packed, width, vectors, Copy: 0);
        }

        // The first tile reads the panel where it lies and leaves a copy without gaps for the others: there is no
        // pass over B beside the product. Few tiles would not earn the copy back.
        var leavesCopy = vectors == 2 && tiles.Count > 2 && part.K > 16 && part.StepB > 2 * PanelWidth;
        return new RightPanel((nint)b, part.StepB, vectors, leavesCopy ? (nint)packed : 0);
    }

    private static LeftOperand PackLeft(in ProductTask part, Tiling tiles, float* packed)
    {
        if (!CopiesLeft(part))
        {
            return new LeftOperand(tiles, (nint)part.A, part.RowA, part.StepA, Panel: 0);
        }

        if (part.StepA == 1)
        {
            PanelPacking<TVector, TSimd>.PackRows(part.A, part.RowA, part.M, part.K, packed);
            var row = PanelPacking<TVector, TSimd>.PackedRow(part.K);
            return new LeftOperand(tiles, (nint)packed, row, Step: 1, Panel: 0);
        }

        var panel = (TSimd.TileRows * part.K) + Slack;
        PanelPacking<TVector, TSimd>.PackColumns(part.A, part.StepA, tiles, part.K, packed, panel);
        return new LeftOperand(tiles, (nint)packed, Row: 1, Step: 0, panel);
    }

    /// <summary>
    /// Multiplies the block of A by one panel of B, into C or, where C does not take whole vectors of a row, by way of
    /// a buffer.
    /// </summary>
    private static void MultiplyPanel(
        in ProductTask part, in LeftOperand a, in RightPanel b, int column, int columns, float* buffer)
    {
        var width = b.Vectors * TSimd.Lanes;
        if (columns == width && !part.TransposeC)
        {
            MultiplyTiles(part.K, a, b, part.C + column, part.RowC, part.Accumulate);
            return;
        }

        MultiplyTiles(part.K, a, b, buffer, width, accumulate: false);
        if (part.TransposeC)
        {
            var c = part.C + (column * part.RowC);
            MatrixTransposer.Transpose(buffer, width, part.M, columns, c, part.RowC, part.Accumulate);
        }
        else
        {
            CopyColumns(part, buffer, width, column, columns);
        }
    }

    private static void MultiplyTiles(
        int depth, in LeftOperand a, in RightPanel b, float* c, nint rowC, bool accumulate)
    {
        var (panel, step, copy) = (b.Start, b.Step, b.Copy);
        for (var tile = 0; tile < a.Tiles.Count; tile++)
        {
            var kernel = TileTable<TVector, TSimd>.Kernel(a.Tiles.Length(tile), b.Vectors);
            var target = c + (a.Tiles.Start(tile) * rowC);
            kernel(
                depth, a.Tile(tile), a.Row, a.StepOf(tile), (float*)panel, step, (float*)copy, target, rowC, accumulate);
            if (copy != 0)
            {
                (panel, step, copy) = (copy, PanelWidth, 0);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyColumns(in ProductTask part, float* buffer, int width, int column, int columns)
    {
        for (var i = 0; i < part.M; i++)
        {
            var source = buffer + (i * width);
            var target = part.C + (i * part.RowC) + column;
            var last = 0;
            if (columns > TSimd.Lanes)
            {
                var sum = TSimd.Load(source);
                TSimd.Store(part.Accumulate ? TSimd.Add(TSimd.Load(target), sum) : sum, target);
                last = TSimd.Lanes;
            }

            var count = columns - last;
            var rest = TSimd.Load(source + last);
            rest = part.Accumulate ? TSimd.Add(TSimd.LoadPartial(target + last, count), rest) : rest;
            TSimd.StorePartial(rest, target + last, count);
        }
    }
}
