namespace CnnLab.Compute;

/// <summary>
/// The compiled heights and widths of <see cref="Tile{TVector, TSimd, TRows, TColumns}"/>, reached by number.
/// </summary>
internal static unsafe class TileTable<TVector, TSimd>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    /// <summary>One vector wide: the kernel of height h at h - 1; two vectors wide: the same, 12 further on.</summary>
    private static readonly delegate*<int, float*, nint, nint, float*, nint, float*, float*, nint, bool, void>[] Kernels =
    [
        &Tile<TVector, TSimd, Counts.One, Counts.One>.Multiply,
        &Tile<TVector, TSimd, Counts.Two, Counts.One>.Multiply,
        &Tile<TVector, TSimd, Counts.Three, Counts.One>.Multiply,
        &Tile<TVector, TSimd, Counts.Four, Counts.One>.Multiply,
        &Tile<TVector, TSimd, Counts.Five, Counts.One>.Multiply,
        &Tile<TVector, TSimd, Counts.Six, Counts.One>.Multiply,
        &Tile<TVector, TSimd, Counts.Seven, Counts.One>.Multiply,
        &Tile<TVector, TSimd, Counts.Eight, Counts.One>.Multiply,
        &Tile<TVector, TSimd, Counts.Nine, Counts.One>.Multiply,
        &Tile<TVector, TSimd, Counts.Ten, Counts.One>.Multiply,
        &Tile<TVector, TSimd, Counts.Eleven, Counts.One>.Multiply,
        &Tile<TVector, TSimd, Counts.Twelve, Counts.One>.Multiply,
        &Tile<TVector, TSimd, Counts.One, Counts.Two>.Multiply,
        &Tile<TVector, TSimd, Counts.Two, Counts.Two>.Multiply,
        &Tile<TVector, TSimd, Counts.Three, Counts.Two>.Multiply,
        &Tile<TVector, TSimd, Counts.Four, Counts.Two>.Multiply,
        &Tile<TVector, TSimd, Counts.Five, Counts.Two>.Multiply,
        &Tile<TVector, TSimd, Counts.Six, Counts.Two>.Multiply,
        &Tile<TVector, TSimd, Counts.Seven, Counts.Two>.Multiply,
        &Tile<TVector, TSimd, Counts.Eight, Counts.Two>.Multiply,
        &Tile<TVector, TSimd, Counts.Nine, Counts.Two>.Multiply,
        &Tile<TVector, TSimd, Counts.Ten, Counts.Two>.Multiply,
        &Tile<TVector, TSimd, Counts.Eleven, Counts.Two>.Multiply,
        &Tile<TVector, TSimd, Counts.Twelve, Counts.Two>.Multiply,
    ];

    /// <summary>The kernel of a tile of <paramref name="rows"/> and one or two vectors.</summary>
    public static delegate*<int, float*, nint, nint, float*, nint, float*, float*, nint, bool, void> Kernel(
        int rows, int vectors) =>
        Kernels[(12 * (vectors - 1)) + rows - 1];
}
