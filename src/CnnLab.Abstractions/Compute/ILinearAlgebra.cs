using MathNet.Numerics.Providers.LinearAlgebra;

namespace CnnLab;

/// <summary>
/// Row-major matrix products over spans, on the calling thread, by the MathNet provider that the manifest names.
/// </summary>
public interface ILinearAlgebra
{
    /// <summary>The provider's name in a manifest: <c>simd</c>, <c>openblas</c>, <c>managed</c>, <c>mkl</c>.</summary>
    string Name { get; }

    /// <summary>The MathNet provider behind it, for everything but products over spans.</summary>
    ILinearAlgebraProvider<float> Provider { get; }

    /// <summary>Computes <paramref name="product"/>. C may overlap neither A nor B.</summary>
    /// <exception cref="ArgumentException">A span is too short for the product.</exception>
    void Multiply(in MatrixProduct product, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c);
}
