using MathNet.Numerics.Providers.LinearAlgebra;

namespace CnnLab.Compute;

/// <summary>
/// The provider <c>openblas</c>: the single-threaded products of the system's OpenBLAS, on the calling thread.
/// </summary>
internal sealed unsafe class OpenBlasLinearAlgebra : ILinearAlgebra
{
    // The values of CBLAS.
    private const int RowMajor = 101;
    private const int Plain = 111;
    private const int Transposed = 112;

    /// <summary>The provider, if the library is there.</summary>
    /// <exception cref="ComponentException">It is not.</exception>
    public OpenBlasLinearAlgebra()
    {
        if (!OpenBlasLibrary.IsAvailable)
        {
            throw new ComponentException(
                "The provider openblas needs the OpenBLAS library, which is not installed. Looked for "
                + $"{string.Join(", ", OpenBlasLibrary.Names)} with cblas_sgemm and openblas_set_num_threads. "
                + "Install it (Debian, Ubuntu: apt install libopenblas0; Fedora: dnf install openblas; macOS: "
                + "brew install openblas; Windows: libopenblas.dll on the PATH), or choose the provider simd.");
        }

        Provider = new ProductProvider(this);
    }

    /// <inheritdoc/>
    public string Name => "openblas";

    /// <inheritdoc/>
    public ILinearAlgebraProvider<float> Provider { get; }

    /// <inheritdoc/>
    public void Multiply(in MatrixProduct product, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c)
    {
        product.Check(a, b, c);
        if (product.MultiplyAdds == 0)
        {
            product.MultiplyNothing(c);
            return;
        }

        fixed (float* pinnedA = a, pinnedB = b, pinnedC = c)
        {
            OpenBlasLibrary.Sgemm(
                RowMajor,
                product.TransposeA ? Transposed : Plain,
                product.TransposeB ? Transposed : Plain,
                product.M,
                product.N,
                product.K,
                1f,
                pinnedA,
                product.StrideA(),
                pinnedB,
                product.StrideB(),
                product.Accumulate ? 1f : 0f,
                pinnedC,
                product.StrideC());
        }
    }
}
