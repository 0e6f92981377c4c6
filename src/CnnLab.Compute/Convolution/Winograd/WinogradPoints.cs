namespace CnnLab.Compute;

/// <summary>
/// A matrix <c>[rows, columns]</c> for each point of the tiles, all on cache lines. Rows a multiple of a kilobyte apart
/// and points a multiple of four fall on the same few lines of the cache, and the transforms write to all points at
/// once: both are a line further apart.
/// </summary>
/// <param name="Points">How many points.</param>
/// <param name="Rows">Rows of a matrix.</param>
/// <param name="Columns">Columns, padded to whole vectors.</param>
internal readonly record struct WinogradPoints(int Points, int Rows, int Columns)
{
    private const int CacheLine = 16;

    /// <summary>Floats between two rows.</summary>
    public int RowPitch => Columns % 256 == 0 ? Columns + CacheLine : Columns;

    /// <summary>Floats between two points.</summary>
    public int Stride => checked((Rows * RowPitch) + CacheLine);

    /// <summary>Floats of all points.</summary>
    public int Elements => checked(Points * Stride);
}
