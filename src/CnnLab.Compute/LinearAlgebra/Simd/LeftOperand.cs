namespace CnnLab.Compute;

/// <summary>
/// Where the kernels find a block of A: where it lies, or packed in rows, or packed in one panel for each tile.
/// </summary>
/// <param name="Tiles">How the block's rows are cut.</param>
/// <param name="Start">The first element.</param>
/// <param name="Row">Elements between two rows of a tile.</param>
/// <param name="Step">Elements between two columns; 0 where a column is as long as its tile is high.</param>
/// <param name="Panel">Elements between two tiles; 0 where tiles follow one another by rows.</param>
internal readonly unsafe record struct LeftOperand(Tiling Tiles, nint Start, nint Row, nint Step, nint Panel)
{
    /// <summary>The first element of a tile.</summary>
    public float* Tile(int tile) => (float*)Start + (Panel != 0 ? tile * Panel : Tiles.Start(tile) * Row);

    /// <summary>Elements between two columns of a tile.</summary>
    public nint StepOf(int tile) => Step != 0 ? Step : Tiles.Length(tile);
}
