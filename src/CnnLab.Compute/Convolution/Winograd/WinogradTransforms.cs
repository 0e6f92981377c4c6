using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CnnLab.Compute;

/// <summary>
/// The two-dimensional maps of F(m x m, 3x3), over tiles whose innermost axis is the channels or filters, padded to
/// whole vectors. Point (i, j) of a tile lies <c>(i * (m + 2) + j) * pointStride</c> floats behind point (0, 0).
/// </summary>
internal abstract unsafe class WinogradTransforms
{
    /// <summary>Outputs of a tile along one axis: m.</summary>
    public abstract int Outputs { get; }

    /// <summary>Inputs of a tile along one axis.</summary>
    public int Inputs => Outputs + 2;

    /// <summary>Multiplications of a tile for each channel and filter.</summary>
    public int Points => Inputs * Inputs;

    /// <summary>
    /// The transforms of F(<paramref name="outputs"/>, 3) with the widest vectors there are, or at most
    /// <paramref name="bits"/> wide.
    /// </summary>
    public static WinogradTransforms Create(int outputs, int bits = 512) => (outputs, Math.Min(bits, Width())) switch
    {
        (2, 512) => new WinogradTransforms<Vector512<float>, Simd512, WinogradTile2<Vector512<float>, Simd512>>(),
        (2, 256) => new WinogradTransforms<Vector256<float>, Simd256, WinogradTile2<Vector256<float>, Simd256>>(),
        (2, _) => new WinogradTransforms<Vector128<float>, Simd128, WinogradTile2<Vector128<float>, Simd128>>(),
        (4, 512) => new WinogradTransforms<Vector512<float>, Simd512, WinogradTile4<Vector512<float>, Simd512>>(),
        (4, 256) => new WinogradTransforms<Vector256<float>, Simd256, WinogradTile4<Vector256<float>, Simd256>>(),
        (4, _) => new WinogradTransforms<Vector128<float>, Simd128, WinogradTile4<Vector128<float>, Simd128>>(),
        _ => throw new ArgumentOutOfRangeException(nameof(outputs), outputs, "Expected 2 or 4."),
    };

    /// <summary>Transforms a row of overlapping input tiles: <c>B^T d B</c>.</summary>
    /// <param name="strip">m + 2 rows of <c>[columns, channels]</c>.</param>
    /// <param name="rowPitch">Floats between two rows of the strip.</param>
    /// <param name="channels">Channels, padded.</param>
    /// <param name="tiles">How many tiles, m columns apart.</param>
    /// <param name="points">Point (0, 0) of the first tile.</param>
    /// <param name="layout">How points lie; a tile is a row.</param>
    public abstract void InputRow(
        float* strip, nint rowPitch, int channels, int tiles, float* points, in WinogradPoints layout);

    /// <summary>Transforms a row of tiles of products to outputs: <c>A^T m A</c> plus the bias.</summary>
    /// <param name="points">Point (0, 0) of the first tile.</param>
    /// <param name="layout">How points lie.</param>
    /// <param name="filters">Filters, padded.</param>
    /// <param name="tiles">How many tiles.</param>
    /// <param name="bias">One number for each filter, padded.</param>
    /// <param name="strip">m rows of <c>[columns, filters]</c>.</param>
    /// <param name="rowPitch">Floats between two rows of the strip.</param>
    public abstract void OutputRow(
        float* points, in WinogradPoints layout, int filters, int tiles, float* bias, float* strip, nint rowPitch);

    /// <summary>Transforms a row of tiles of output gradients: <c>A y A^T</c>.</summary>
    public abstract void OutputGradientRow(
        float* strip, nint rowPitch, int filters, int tiles, float* points, in WinogradPoints layout);

    /// <summary>Transforms kernels side by side: <c>G g G^T</c>.</summary>
    /// <param name="weights">The first weight of each kernel.</param>
    /// <param name="weightStride">Floats from one weight to the next; negative for rotated kernels.</param>
    /// <param name="kernels">How many kernels, whole vectors.</param>
    /// <param name="points">Point (0, 0) of the first kernel.</param>
    /// <param name="pointStride">Floats between two points.</param>
    public abstract void Kernels(float* weights, nint weightStride, int kernels, float* points, nint pointStride);

    /// <summary>The gradients of the weights from those of the points: <c>G^T u G</c>.</summary>
    public abstract void KernelGradients(
        float* points, nint pointStride, int kernels, float* weights, nint weightStride);

    private static int Width() => Avx512F.IsSupported ? 512 : Avx2.IsSupported && Fma.IsSupported ? 256 : 128;
}
