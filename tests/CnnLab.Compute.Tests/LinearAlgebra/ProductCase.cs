using CsCheck;

namespace CnnLab.Compute.Tests;

/// <summary>A product with operands of the exact length it needs, and its check against the naive loops.</summary>
internal sealed class ProductCase
{
    private ProductCase(MatrixProduct product, uint seed)
    {
        Product = product;
        var (rowsA, columnsA) = product.TransposeA ? (product.K, product.M) : (product.M, product.K);
        var (rowsB, columnsB) = product.TransposeB ? (product.N, product.K) : (product.K, product.N);
        A = Values(Length(rowsA, columnsA, product.StrideA()), seed);
        B = Values(Length(rowsB, columnsB, product.StrideB()), seed + 1);
        C = Values(Length(product.M, product.N, product.StrideC()), seed + 2);
    }

    public MatrixProduct Product { get; }

    public float[] A { get; }

    public float[] B { get; }

    public float[] C { get; }

    /// <summary>
    /// Any shape up to <paramref name="largest"/>, transposed or not, with and without gaps between rows, added or not.
    /// </summary>
    public static Gen<ProductCase> Any(int largest) =>
        from sizes in Gen.Select(Gen.Int[1, largest], Gen.Int[1, largest], Gen.Int[1, largest])
        from flags in Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool)
        from gaps in Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 5])
        from seed in Gen.UInt
        select Of(Strided(new MatrixProduct(sizes.Item1, sizes.Item2, sizes.Item3), flags, gaps), seed);

    public static ProductCase Of(MatrixProduct product, uint seed = 1) => new(product, seed);

    /// <summary>
    /// Multiplies and compares, with an error that a different order of summing allows. Gaps between the rows of C stay
    /// as they were.
    /// </summary>
    public float[] Check(Action<ProductCase, float[]> multiply)
    {
        var result = (float[])C.Clone();
        multiply(this, result);
        var expected = NaiveProduct.Multiply(Product, A, B, C);
        var tolerance = 2e-6 * Math.Sqrt(Product.K + 4);
        for (var i = 0; i < result.Length; i++)
        {
            // Negated, so that a NaN fails.
            if (!(Math.Abs(result[i] - expected[i]) <= tolerance))
            {
                Assert.Fail($"{Product}: element {i} is {result[i]}, expected {expected[i]}.");
            }
        }

        return result;
    }

    public float[] Check(ILinearAlgebra linearAlgebra) =>
        Check((it, c) => linearAlgebra.Multiply(it.Product, it.A, it.B, c));

    private static MatrixProduct Strided(
        MatrixProduct product, (bool A, bool B, bool Add) flags, (int A, int B, int C) gaps)
    {
        product = product with { TransposeA = flags.A, TransposeB = flags.B, Accumulate = flags.Add };
        return product with
        {
            RowStrideA = gaps.A == 0 ? 0 : product.StrideA() + gaps.A,
            RowStrideB = gaps.B == 0 ? 0 : product.StrideB() + gaps.B,
            RowStrideC = gaps.C == 0 ? 0 : product.N + gaps.C,
        };
    }

    private static int Length(int rows, int columns, int stride) =>
        rows == 0 || columns == 0 ? 0 : ((rows - 1) * stride) + columns;

    private static float[] Values(int count, uint seed)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            seed = (seed * 1664525u) + 1013904223u;
            values[i] = (seed / (float)uint.MaxValue) - 0.5f;
        }

        return values;
    }
}
