namespace CnnLab.Compute;

/// <summary>
/// The compiled heights and widths of <see cref="DirectGradientTile{TVector, TSimd, TRows, TColumns}"/>, reached by
/// number.
/// </summary>
internal static unsafe class DirectGradientTileTable<TVector, TSimd>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    private static readonly delegate*<in DirectLines, int*, float*, float*, float*, nint, bool, void>[] Kernels =
    [
        &DirectGradientTile<TVector, TSimd, Counts.One, Counts.One>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.One, Counts.Two>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.One, Counts.Three>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.One, Counts.Four>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.One, Counts.Five>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.One, Counts.Six>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.Two, Counts.One>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.Two, Counts.Two>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.Two, Counts.Three>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.Two, Counts.Four>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.Two, Counts.Five>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.Two, Counts.Six>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.Three, Counts.One>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.Three, Counts.Two>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.Three, Counts.Three>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.Three, Counts.Four>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.Three, Counts.Five>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.Three, Counts.Six>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.Four, Counts.One>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.Four, Counts.Two>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.Four, Counts.Three>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.Four, Counts.Four>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.Four, Counts.Five>.Sum,
        &DirectGradientTile<TVector, TSimd, Counts.Four, Counts.Six>.Sum,
    ];

    /// <summary>The kernel of up to four filters and up to six weights.</summary>
    public static delegate*<in DirectLines, int*, float*, float*, float*, nint, bool, void> Kernel(
        int filters, int weights) =>
        Kernels[(6 * (filters - 1)) + weights - 1];
}
