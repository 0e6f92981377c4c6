using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CnnLab.Compute;

/// <summary>The tiles of a direct convolution over one sample, for the widest vectors there are.</summary>
internal abstract unsafe class DirectKernels
{
    /// <summary>Filters of a tile at most: beside two vectors of values, their weights and sums fill the registers.</summary>
    public const int TileFilters = 8;

    /// <summary>Floats of a vector.</summary>
    public abstract int Lanes { get; }

    /// <summary>The kernels for the widest vectors there are, or at most <paramref name="bits"/> wide.</summary>
    public static DirectKernels Create(int bits = 512) =>
        bits >= 512 && Avx512F.IsSupported ? new DirectKernels<Vector512<float>, Simd512>()
        : bits >= 256 && Avx2.IsSupported && Fma.IsSupported ? new DirectKernels<Vector256<float>, Simd256>()
        : new DirectKernels<Vector128<float>, Simd128>();

    /// <summary>Assigns the outputs of one tile of filters at all positions.</summary>
    /// <param name="window">The positions.</param>
    /// <param name="depth">Weights of a filter.</param>
    /// <param name="offsets">For each weight the place of its value.</param>
    /// <param name="image">The first position's corner.</param>
    /// <param name="rowPitch">Floats of the image between two rows of positions.</param>
    /// <param name="weights"><c>[depth, filters]</c>.</param>
    /// <param name="filters">Filters of the tile.</param>
    /// <param name="bias">One number for each filter.</param>
    /// <param name="output">The first filter's plane.</param>
    public abstract void Convolve(
        in Window2D window, int depth, int* offsets, float* image, nint rowPitch, float* weights, int filters,
        float* bias, float* output);

    /// <summary>Assigns or adds the gradients of all weights of all filters.</summary>
    /// <param name="lines">The positions.</param>
    /// <param name="filters">How many filters.</param>
    /// <param name="depth">Weights of a filter.</param>
    /// <param name="offsets">For each weight the place of its value.</param>
    /// <param name="images">The first sample's image.</param>
    /// <param name="upstream">The first sample's output gradients.</param>
    /// <param name="gradient"><c>[filters, depth]</c>.</param>
    /// <param name="accumulate">Whether the gradients are added to what is there.</param>
    public abstract void FilterGradient(
        in DirectLines lines, int filters, int depth, int* offsets, float* images, float* upstream, float* gradient,
        bool accumulate);
}
