namespace CnnLab.Compute;

/// <summary>
/// A product in blocks that fit the caches: a block of A in the second level, a panel of B in the first, a tile of C in registers
/// (Goto and van de Geijn, "Anatomy of High-Performance Matrix Multiplication", 2008).
/// </summary>
/// <remarks>
/// Other than there, B is packed one panel at a time, right before its use: with the few rows of a convolution's weights one block of A is
/// nearly always all of A. Whether an operand is packed, and how the sum is cut, depend on the product's shape alone.
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

    private static void MultiplyBlock(in ProductTask part, float* memory)
    {
        var tiles = new Tiling(part.M, TSimd.TileRows);
        var a = PackLeft(part, tiles, memory);
        var packsPanels = part.ColumnB != 1 || (tiles.Count > 2 && part.K > 16);
        var packed = memory + BufferA;
        for (var column = 0; column < part.N; column += PanelWidth)
        {
            var columns = Math.Min(PanelWidth, part.N - column);
            var width = columns > TSimd.Lanes ? PanelWidth : TSimd.Lanes;
            var b = part.B + (column * part.ColumnB);
            var step = part.StepB;
            if (packsPanels || columns < width)
            {
                PanelPacking<TVector, TSimd>.PackPanel(b, step, part.ColumnB, columns, part.K, width, packed);
                b = packed;
                step = width;
            }

            MultiplyPanel(part, a, b, step, column, columns, packed + BufferB);
        }
    }

    private static LeftOperand PackLeft(in ProductTask part, Tiling tiles, float* packed)
    {
        var panels = (part.N + PanelWidth - 1) / PanelWidth;
        if (panels <= 2 || part.M * (long)part.K <= 4096)
        {
            return new LeftOperand(tiles, (nint)part.A, part.RowA, part.StepA, Panel: 0);
        }

        if (part.StepA == 1)
        {
            PanelPacking<TVector, TSimd>.PackRows(part.A, part.RowA, part.M, part.K, packed);
            return new LeftOperand(tiles, (nint)packed, PanelPacking<TVector, TSimd>.PackedRow(part.K), Step: 1, Panel: 0);
        }

        var panel = (TSimd.TileRows * part.K) + Slack;
        PanelPacking<TVector, TSimd>.PackColumns(part.A, part.StepA, tiles, part.K, packed, panel);
        return new LeftOperand(tiles, (nint)packed, Row: 1, Step: 0, panel);
    }

    /// <summary>Multiplies the block of A by one panel of B, into C or, where C does not take whole vectors of a row, by way of a buffer.</summary>
    private static void MultiplyPanel(
        in ProductTask part, in LeftOperand a, float* b, nint stepB, int column, int columns, float* buffer)
    {
        var vectors = columns > TSimd.Lanes ? 2 : 1;
        var width = vectors * TSimd.Lanes;
        if (columns == width && !part.TransposeC)
        {
            MultiplyTiles(part.K, a, b, stepB, part.C + column, part.RowC, vectors, part.Accumulate);
            return;
        }

        MultiplyTiles(part.K, a, b, stepB, buffer, width, vectors, accumulate: false);
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
        int depth, in LeftOperand a, float* b, nint stepB, float* c, nint rowC, int vectors, bool accumulate)
    {
        for (var tile = 0; tile < a.Tiles.Count; tile++)
        {
            var kernel = TileTable<TVector, TSimd>.Kernel(a.Tiles.Length(tile), vectors);
            var target = c + (a.Tiles.Start(tile) * rowC);
            kernel(depth, a.Tile(tile), a.Row, a.StepOf(tile), b, stepB, target, rowC, accumulate);
        }
    }

    private static void CopyColumns(in ProductTask part, float* buffer, int width, int column, int columns)
    {
        for (var i = 0; i < part.M; i++)
        {
            var source = buffer + (i * width);
            var target = part.C + (i * part.RowC) + column;
            for (var j = 0; j < columns; j++)
            {
                target[j] = part.Accumulate ? target[j] + source[j] : source[j];
            }
        }
    }
}
