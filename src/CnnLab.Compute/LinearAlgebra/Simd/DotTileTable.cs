namespace CnnLab.Compute;

/// <summary>
/// The compiled heights and widths of <see cref="DotTile{TVector, TSimd, TRows, TColumns}"/>, reached by number.
/// </summary>
internal static unsafe class DotTileTable<TVector, TSimd>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    private static readonly delegate*<int, float*, nint, float*, nint, float*, nint, bool, void>[] Kernels =
    [
        &DotTile<TVector, TSimd, Counts.One, Counts.One>.Multiply,
        &DotTile<TVector, TSimd, Counts.One, Counts.Two>.Multiply,
        &DotTile<TVector, TSimd, Counts.One, Counts.Three>.Multiply,
        &DotTile<TVector, TSimd, Counts.One, Counts.Four>.Multiply,
        &DotTile<TVector, TSimd, Counts.One, Counts.Five>.Multiply,
        &DotTile<TVector, TSimd, Counts.One, Counts.Six>.Multiply,
        &DotTile<TVector, TSimd, Counts.Two, Counts.One>.Multiply,
        &DotTile<TVector, TSimd, Counts.Two, Counts.Two>.Multiply,
        &DotTile<TVector, TSimd, Counts.Two, Counts.Three>.Multiply,
        &DotTile<TVector, TSimd, Counts.Two, Counts.Four>.Multiply,
        &DotTile<TVector, TSimd, Counts.Two, Counts.Five>.Multiply,
        &DotTile<TVector, TSimd, Counts.Two, Counts.Six>.Multiply,
        &DotTile<TVector, TSimd, Counts.Three, Counts.One>.Multiply,
        &DotTile<TVector, TSimd, Counts.Three, Counts.Two>.Multiply,
        &DotTile<TVector, TSimd, Counts.Three, Counts.Three>.Multiply,
        &DotTile<TVector, TSimd, Counts.Three, Counts.Four>.Multiply,
        &DotTile<TVector, TSimd, Counts.Three, Counts.Five>.Multiply,
        &DotTile<TVector, TSimd, Counts.Three, Counts.Six>.Multiply,
        &DotTile<TVector, TSimd, Counts.Four, Counts.One>.Multiply,
        &DotTile<TVector, TSimd, Counts.Four, Counts.Two>.Multiply,
        &DotTile<TVector, TSimd, Counts.Four, Counts.Three>.Multiply,
        &DotTile<TVector, TSimd, Counts.Four, Counts.Four>.Multiply,
        &DotTile<TVector, TSimd, Counts.Four, Counts.Five>.Multiply,
        &DotTile<TVector, TSimd, Counts.Four, Counts.Six>.Multiply,
    ];

    /// <summary>The kernel of up to four rows and up to six columns.</summary>
    public static delegate*<int, float*, nint, float*, nint, float*, nint, bool, void> Kernel(int rows, int columns) =>
        Kernels[(6 * (rows - 1)) + columns - 1];
}
