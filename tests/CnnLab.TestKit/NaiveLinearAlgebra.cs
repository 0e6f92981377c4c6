using MathNet.Numerics.Providers.LinearAlgebra;

namespace CnnLab.TestKit;

/// <summary>Three loops, summed in double: obviously right, and the reference of the fast providers.</summary>
public sealed class NaiveLinearAlgebra : ILinearAlgebra
{
    public string Name => "naive";

    public ILinearAlgebraProvider<float> Provider => ManagedLinearAlgebraProvider.Instance;

    public void Multiply(in MatrixProduct product, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c)
    {
        var (m, n, k) = (product.M, product.N, product.K);
        var strideA = Stride(product.RowStrideA, product.TransposeA ? m : k);
        var strideB = Stride(product.RowStrideB, product.TransposeB ? k : n);
        var strideC = Stride(product.RowStrideC, n);
        Check(a.Length, product.TransposeA ? k : m, product.TransposeA ? m : k, strideA, nameof(a));
        Check(b.Length, product.TransposeB ? n : k, product.TransposeB ? k : n, strideB, nameof(b));
        Check(c.Length, m, n, strideC, nameof(c));
        for (var row = 0; row < m; row++)
        {
            for (var column = 0; column < n; column++)
            {
                double sum = product.Accumulate ? c[(row * strideC) + column] : 0;
                for (var i = 0; i < k; i++)
                {
                    double left = a[product.TransposeA ? (i * strideA) + row : (row * strideA) + i];
                    sum += left * b[product.TransposeB ? (column * strideB) + i : (i * strideB) + column];
                }

                c[(row * strideC) + column] = (float)sum;
            }
        }
    }

    private static int Stride(int given, int columns) => given == 0 ? columns : given;

    private static void Check(int length, int rows, int columns, int stride, string name)
    {
        if (rows > 0 && columns > 0 && length < ((rows - 1) * stride) + columns)
        {
            throw new ArgumentException($"{length} values cannot hold {rows} rows of {columns}, {stride} apart.", name);
        }
    }
}
