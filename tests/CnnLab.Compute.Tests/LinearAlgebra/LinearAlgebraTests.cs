using CsCheck;

namespace CnnLab.Compute.Tests;

/// <summary>What every provider must do, simd at each width of its vectors.</summary>
[TestFixture("simd", 512)]
[TestFixture("simd", 256)]
[TestFixture("simd", 128)]
[TestFixture("openblas", 0)]
[TestFixture("managed", 0)]
public class LinearAlgebraTests(string name, int bits)
{
    private ILinearAlgebra _linearAlgebra = null!;

    [OneTimeSetUp]
    public void CreateProvider() => _linearAlgebra = name switch
    {
        "simd" => new SimdLinearAlgebra(bits),
        "openblas" => OpenBlas(),
        _ => LinearAlgebraProviders.Create(ProviderChoice.Managed),
    };

    [Test]
    public void It_has_the_name_of_the_manifest() => Assert.That(_linearAlgebra.Name, Is.EqualTo(name));

    [Test]
    public void Any_small_product_equals_the_naive_loops() =>
        ProductCase.Any(largest: 70).Sample(it => { it.Check(_linearAlgebra); }, iter: 1500);

    [TestCase(64, 256, 576)]
    [TestCase(13, 33, 1031)]
    [TestCase(1, 100, 2700)]
    [TestCase(500, 17, 300)]
    [TestCase(32, 9, 676)]
    [TestCase(300, 500, 20)]
    [TestCase(7, 1200, 3)]
    public void A_large_product_equals_the_naive_loops_however_it_is_stored(int m, int n, int k)
    {
        foreach (var (transposeA, transposeB, accumulate) in Flags())
        {
            ProductCase.Of(new MatrixProduct(m, n, k)
            {
                TransposeA = transposeA,
                TransposeB = transposeB,
                Accumulate = accumulate,
            }).Check(_linearAlgebra);
        }
    }

    [Test]
    public void What_C_held_is_not_read_unless_the_product_is_added()
    {
        foreach (var (transposeA, transposeB, _) in Flags().Where(flags => !flags.Accumulate))
        {
            var product = new MatrixProduct(25, 37, 300) { TransposeA = transposeA, TransposeB = transposeB };
            var it = ProductCase.Of(product);
            Array.Fill(it.C, float.NaN);

            it.Check(_linearAlgebra);
        }
    }

    [TestCase(float.NaN)]
    [TestCase(float.PositiveInfinity)]
    public void What_is_not_finite_reaches_its_row_of_C_and_no_other(float value)
    {
        foreach (var (transposeA, transposeB, accumulate) in Flags())
        {
            var product = new MatrixProduct(14, 35, 19)
            {
                TransposeA = transposeA,
                TransposeB = transposeB,
                Accumulate = accumulate,
            };
            var it = ProductCase.Of(product);
            Array.Fill(it.B, 1f);
            it.A[transposeA ? 3 : 3 * 19] = value;

            _linearAlgebra.Multiply(product, it.A, it.B, it.C);

            for (var i = 0; i < it.C.Length; i++)
            {
                Assert.That(float.IsFinite(it.C[i]), Is.EqualTo(i / 35 != 3), $"{product}, element {i}");
            }
        }
    }

    [Test]
    public void A_sum_without_terms_clears_C_or_leaves_it()
    {
        float[] c = [1, 2, 3, 4];

        _linearAlgebra.Multiply(new MatrixProduct(2, 2, 0) { Accumulate = true }, [], [], c);
        Assert.That(c, Is.EqualTo(new float[] { 1, 2, 3, 4 }));

        _linearAlgebra.Multiply(new MatrixProduct(2, 1, 0) { RowStrideC = 2 }, [], [], c);
        Assert.That(c, Is.EqualTo(new float[] { 0, 2, 0, 4 }));
    }

    [TestCase(5, 12, 8, "A of 2x3 with row stride 3 needs 6 elements. Received 5.")]
    [TestCase(6, 11, 8, "B of 3x4 with row stride 4 needs 12 elements. Received 11.")]
    [TestCase(6, 12, 7, "C of 2x4 with row stride 4 needs 8 elements. Received 7.")]
    public void A_span_that_is_too_short_is_refused(int a, int b, int c, string message) =>
        Assert.That(
            () => _linearAlgebra.Multiply(new MatrixProduct(2, 4, 3), new float[a], new float[b], new float[c]),
            Throws.ArgumentException.With.Message.StartsWith(message));

    [Test]
    public void A_stride_below_the_columns_is_refused() =>
        Assert.That(
            () => _linearAlgebra.Multiply(
                new MatrixProduct(2, 4, 3) { RowStrideB = 3 }, new float[6], new float[12], new float[8]),
            Throws.ArgumentException.With.Message.StartsWith(
                "The row stride of B is 3. Expected at least its 4 stored columns."));

    [Test]
    public void The_same_product_has_the_same_bits_wherever_its_operands_lie()
    {
        ProductCase.Any(largest: 70).Sample(
            it =>
            {
                var expected = it.Check(_linearAlgebra);
                float[] a = [0, .. it.A], b = [0, 0, 0, .. it.B], c = [0, 0, .. it.C];
                _linearAlgebra.Multiply(it.Product, a.AsSpan(1), b.AsSpan(3), c.AsSpan(2));
                return c.AsSpan(2).SequenceEqual(expected);
            },
            iter: 200);
    }

    [Test]
    public void A_product_allocates_nothing()
    {
        if (name == "managed")
        {
            Assert.Ignore("MathNet's managed provider allocates; it is the reference, not the hot path.");
        }

        ProductCase[] cases = [.. Flags().Select(flags => ProductCase.Of(
            new MatrixProduct(50, 60, 300) { TransposeA = flags.TransposeA, TransposeB = flags.TransposeB }))];
        var before = 0L;
        for (var round = 0; round < 3; round++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var it in cases)
            {
                _linearAlgebra.Multiply(it.Product, it.A, it.B, it.C);
            }
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    internal static ILinearAlgebra OpenBlas()
    {
        if (!OpenBlasLibrary.IsAvailable)
        {
            Assert.Ignore("OpenBLAS is not installed.");
        }

        return LinearAlgebraProviders.Create(ProviderChoice.OpenBlas);
    }

    private static IEnumerable<(bool TransposeA, bool TransposeB, bool Accumulate)> Flags() =>
        Enumerable.Range(0, 8).Select(bits => ((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0));
}
