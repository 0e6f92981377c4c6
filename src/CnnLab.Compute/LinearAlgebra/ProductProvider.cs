using MathNet.Numerics.Providers.LinearAlgebra;

namespace CnnLab.Compute;

/// <summary>MathNet's column-major products of whole arrays, sent to a <see cref="ILinearAlgebra"/>.</summary>
/// <remarks>
/// Stored by columns, a matrix is the transposed of one stored by rows: C = A B is the row-major C^T = B^T A^T.
/// </remarks>
internal sealed class ProductProvider(ILinearAlgebra linearAlgebra) : ComposedProvider
{
    /// <inheritdoc/>
    public override void MatrixMultiply(
        float[] x, int rowsX, int columnsX, float[] y, int rowsY, int columnsY, float[] result) =>
        MatrixMultiplyWithUpdate(
            Transpose.DontTranspose, Transpose.DontTranspose, 1f, x, rowsX, columnsX, y, rowsY, columnsY, 0f, result);

    /// <inheritdoc/>
    public override void MatrixMultiplyWithUpdate(
        Transpose transposeA, Transpose transposeB, float alpha, float[] a, int rowsA, int columnsA,
        float[] b, int rowsB, int columnsB, float beta, float[] c)
    {
        var transposesA = transposeA != Transpose.DontTranspose;
        var transposesB = transposeB != Transpose.DontTranspose;
        var (m, k) = transposesA ? (columnsA, rowsA) : (rowsA, columnsA);
        var (kOfB, n) = transposesB ? (columnsB, rowsB) : (rowsB, columnsB);
        if (k != kOfB)
        {
            throw new ArgumentException($"The product's inner sizes differ: A has {k}, B has {kOfB}.", nameof(b));
        }

        var product = new MatrixProduct(n, m, k)
        {
            TransposeA = transposesB,
            TransposeB = transposesA,
            Accumulate = beta != 0f,
        };
        if (beta != 0f && beta != 1f)
        {
            ScaleArray(beta, c, c);
        }

        linearAlgebra.Multiply(alpha == 0f ? product with { K = 0 } : product, b, Scaled(alpha, a), c);
    }

    /// <summary>The factor on a copy of A: a CNN's products have none, and A is small beside the product.</summary>
    private float[] Scaled(float alpha, float[] a)
    {
        if (alpha is 0f or 1f)
        {
            return a;
        }

        var scaled = new float[a.Length];
        ScaleArray(alpha, a, scaled);
        return scaled;
    }
}
