using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace CnnLab.Compute;

/// <summary>
/// The provider <c>simd</c>: products in C# with the processor's vector instructions, of 512, 256 or 128 bits. The
/// order in which an element of C is summed depends on the product's shape and the width of the vectors, on nothing
/// else.
/// </summary>
internal sealed unsafe class SimdLinearAlgebra : ILinearAlgebra
{
    private readonly delegate*<in ProductTask, void> _multiply;

    /// <summary>A provider with the widest vectors there are, or at most <paramref name="bits"/> wide.</summary>
    public SimdLinearAlgebra(int bits = 512)
    {
        _multiply = bits >= 512 && Avx512F.IsSupported
            ? &SimdProduct<Vector512<float>, Simd512>.Multiply
            : bits >= 256 && Avx2.IsSupported && Fma.IsSupported
                ? &SimdProduct<Vector256<float>, Simd256>.Multiply
                : &SimdProduct<Vector128<float>, Simd128>.Multiply;
        Provider = new ProductProvider(this);
    }

    /// <inheritdoc/>
    public string Name => "simd";

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
            _multiply(new ProductTask(product, pinnedA, pinnedB, pinnedC));
        }
    }

    /// <inheritdoc/>
    public void MultiplyBatch(
        in MatrixProduct product, in ProductBatch batch, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c)
    {
        if (batch.Count == 0)
        {
            return;
        }

        // The last product reaches furthest.
        var last = batch.Count - 1;
        product.Check(a[(last * batch.StepA)..], b[(last * batch.StepB)..], c[(last * batch.StepC)..]);
        fixed (float* pinnedA = a, pinnedB = b, pinnedC = c)
        {
            for (var i = 0; i < batch.Count; i++)
            {
                var nextA = pinnedA + ((nint)i * batch.StepA);
                var nextB = pinnedB + ((nint)i * batch.StepB);
                var nextC = pinnedC + ((nint)i * batch.StepC);
                if (product.MultiplyAdds == 0)
                {
                    product.MultiplyNothing(c[(i * batch.StepC)..]);
                }
                else
                {
                    _multiply(new ProductTask(product, nextA, nextB, nextC));
                }
            }
        }
    }
}
