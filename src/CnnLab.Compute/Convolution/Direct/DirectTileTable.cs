namespace CnnLab.Compute;

/// <summary>
/// The compiled heights and widths of <see cref="DirectTile{TVector, TSimd, TRows, TColumns}"/>, reached by number.
/// </summary>
internal static unsafe class DirectTileTable<TVector, TSimd>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    /// <summary>One vector wide: the kernel of height h at h - 1; two vectors wide: the same, 8 further on.</summary>
    private static readonly delegate*<int, int*, float*, nint, float*, float*, float*, in DirectSpan, void>[] Kernels =
    [
        &DirectTile<TVector, TSimd, Counts.One, Counts.One>.Convolve,
        &DirectTile<TVector, TSimd, Counts.Two, Counts.One>.Convolve,
        &DirectTile<TVector, TSimd, Counts.Three, Counts.One>.Convolve,
        &DirectTile<TVector, TSimd, Counts.Four, Counts.One>.Convolve,
        &DirectTile<TVector, TSimd, Counts.Five, Counts.One>.Convolve,
        &DirectTile<TVector, TSimd, Counts.Six, Counts.One>.Convolve,
        &DirectTile<TVector, TSimd, Counts.Seven, Counts.One>.Convolve,
        &DirectTile<TVector, TSimd, Counts.Eight, Counts.One>.Convolve,
        &DirectTile<TVector, TSimd, Counts.One, Counts.Two>.Convolve,
        &DirectTile<TVector, TSimd, Counts.Two, Counts.Two>.Convolve,
        &DirectTile<TVector, TSimd, Counts.Three, Counts.Two>.Convolve,
        &DirectTile<TVector, TSimd, Counts.Four, Counts.Two>.Convolve,
        &DirectTile<TVector, TSimd, Counts.Five, Counts.Two>.Convolve,
        &DirectTile<TVector, TSimd, Counts.Six, Counts.Two>.Convolve,
        &DirectTile<TVector, TSimd, Counts.Seven, Counts.Two>.Convolve,
        &DirectTile<TVector, TSimd, Counts.Eight, Counts.Two>.Convolve,
    ];

    /// <summary>The kernel of a tile of <paramref name="rows"/> filters and one or two vectors.</summary>
    public static delegate*<int, int*, float*, nint, float*, float*, float*, in DirectSpan, void> Kernel(
        int rows, int vectors) =>
        Kernels[(8 * (vectors - 1)) + rows - 1];
}
