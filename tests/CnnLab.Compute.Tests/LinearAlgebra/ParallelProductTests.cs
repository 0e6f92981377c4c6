using CsCheck;

namespace CnnLab.Compute.Tests;

public class ParallelProductTests
{
    private readonly ILinearAlgebra _linearAlgebra = LinearAlgebraProviders.Create(ProviderChoice.Simd);

    /// <summary>Cut along rows, columns and the sum, and not at all.</summary>
    private static readonly MatrixProduct[] Shapes =
    [
        new(32, 100, 5408), new(5408, 100, 32), new(100, 5408, 32), new(32, 5408, 100), new(301, 299, 300),
        new(3, 4, 5), new(0, 4, 5), new(4, 5, 0),
    ];

    [Test]
    public void It_equals_the_naive_loops_and_has_the_same_bits_for_any_number_of_workers(
        [ValueSource(nameof(Shapes))] MatrixProduct shape,
        [Values] bool transposeA,
        [Values] bool transposeB,
        [Values] bool accumulate)
    {
        var product = shape with
        {
            TransposeA = transposeA,
            TransposeB = transposeB,
            Accumulate = accumulate,
            RowStrideC = shape.N + 3,
        };
        var it = ProductCase.Of(product);

        var one = it.Check((self, c) => Multiply(self, c, 1));
        foreach (var workers in (int[])[2, 3])
        {
            var several = (float[])it.C.Clone();
            Multiply(it, several, workers);
            Assert.That(several.AsSpan().SequenceEqual(one));
        }
    }

    [Test]
    public void One_helper_serves_products_of_any_shape()
    {
        var helper = new ParallelProduct();
        using var pool = new WorkerPool(2);
        ProductCase.Any(largest: 250).Sample(
            it => { it.Check((self, c) => helper.Multiply(_linearAlgebra, pool, self.Product, self.A, self.B, c)); },
            iter: 60,
            threads: 1);
    }

    [Test]
    public void It_allocates_nothing_once_it_has_seen_its_shapes()
    {
        var helper = new ParallelProduct();
        using var pool = new WorkerPool(2);
        ProductCase[] cases = [.. Shapes.Select(shape => ProductCase.Of(shape))];
        var before = 0L;
        for (var round = 0; round < 20; round++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var it in cases)
            {
                helper.Multiply(_linearAlgebra, pool, it.Product, it.A, it.B, it.C);
            }
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void A_span_that_is_too_short_is_refused() =>
        Assert.That(
            () => new ParallelProduct().Multiply(
                _linearAlgebra,
                SequentialLoop.Instance,
                new MatrixProduct(2, 2, 2),
                new float[3],
                new float[4],
                new float[4]),
            Throws.ArgumentException);

    private void Multiply(ProductCase it, float[] c, int workers)
    {
        using var pool = new WorkerPool(workers);
        new ParallelProduct().Multiply(_linearAlgebra, pool, it.Product, it.A, it.B, c);
    }
}
