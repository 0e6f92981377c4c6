namespace CnnLab.Compute;

/// <summary>
/// The same output positions, [Start, End), of some consecutive samples: they are the columns of one product.
/// </summary>
internal readonly record struct ColumnTile(int FirstSample, int Samples, int Start, int End)
{
    /// <summary>Positions in one sample.</summary>
    public int Positions => End - Start;

    /// <summary>Columns of the product.</summary>
    public int Columns => Samples * Positions;

    /// <summary>
    /// Whether the positions of a filter lie apart in the output, sample by sample, so that the product needs memory of
    /// its own.
    /// </summary>
    public bool IsStaged => Samples > 1;
}
