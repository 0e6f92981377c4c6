using MathNet.Numerics.Providers.LinearAlgebra;

namespace CnnLab.Compute.Tests.Convolution;

/// <summary>Row-major products as the definition says, summed in double.</summary>
internal sealed class NaiveLinearAlgebra : ILinearAlgebra
{
    public string Name => "naive";

    public ILinearAlgebraProvider<float> Provider { get; } = new ManagedLinearAlgebraProvider();

    public void Multiply(in MatrixProduct product, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c)
    {
        var strideA = product.RowStrideA == 0 ? (product.TransposeA ? product.M : product.K) : product.RowStrideA;
        var strideB = product.RowStrideB == 0 ? (product.TransposeB ? product.K : product.N) : product.RowStrideB;
        var strideC = product.RowStrideC == 0 ? product.N : product.RowStrideC;
        for (var row = 0; row < product.M; row++)
        {
            for (var column = 0; column < product.N; column++)
            {
                double sum = product.Accumulate ? c[(row * strideC) + column] : 0;
                for (var k = 0; k < product.K; k++)
                {
                    var left = a[product.TransposeA ? (k * strideA) + row : (row * strideA) + k];
                    var right = b[product.TransposeB ? (column * strideB) + k : (k * strideB) + column];
                    sum += (double)left * right;
                }

                c[(row * strideC) + column] = (float)sum;
            }
        }
    }
}
