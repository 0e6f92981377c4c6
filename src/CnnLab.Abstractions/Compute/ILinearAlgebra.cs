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

    /// <summary>Computes several products of one shape, as that many calls of <see cref="Multiply"/> would.</summary>
    /// <param name="product">What each computes.</param>
    /// <param name="batch">How many, and where their operands lie.</param>
    /// <param name="a">The first A and all behind it.</param>
    /// <param name="b">The first B and all behind it.</param>
    /// <param name="c">The first C and all behind it.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    void MultiplyBatch(
        in MatrixProduct product, in ProductBatch batch, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            Multiply(product, a[(i * batch.StepA)..], b[(i * batch.StepB)..], c[(i * batch.StepC)..]);
        }
    }
}
