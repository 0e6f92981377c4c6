using CnnLab.TestKit;

namespace CnnLab.Abstractions.Tests.TestKit;

public sealed class NaiveLinearAlgebraTests
{
    // [1 2 3; 4 5 6] [7 8; 9 10; 11 12] = [58 64; 139 154], each row stored with a gap of 9s.
    private static readonly float[] Left = [1, 2, 3, 9, 4, 5, 6];
    private static readonly float[] LeftTransposed = [1, 4, 9, 2, 5, 9, 3, 6];
    private static readonly float[] Right = [7, 8, 9, 9, 10, 9, 11, 12];
    private static readonly float[] RightTransposed = [7, 9, 11, 9, 8, 10, 12];

    [Test]
    public void A_product_equals_the_numbers_by_hand(
        [Values] bool transposeA, [Values] bool transposeB, [Values] bool accumulate)
    {
        float[] c = [1, 2, 9, 3, 4];
        var product = new MatrixProduct(2, 2, 3)
        {
            TransposeA = transposeA,
            TransposeB = transposeB,
            Accumulate = accumulate,
            RowStrideA = transposeA ? 3 : 4,
            RowStrideB = transposeB ? 4 : 3,
            RowStrideC = 3,
        };
        var (a, b) = (transposeA ? LeftTransposed : Left, transposeB ? RightTransposed : Right);
        new NaiveLinearAlgebra().Multiply(product, a, b, c);
        Assert.That(c, Is.EqualTo(accumulate ? new float[] { 59, 66, 9, 142, 158 } : [58, 64, 9, 139, 154]));
    }

    [Test]
    public void A_span_that_is_too_short_is_refused() =>
        Assert.That(
            () => new NaiveLinearAlgebra().Multiply(
                new MatrixProduct(2, 2, 3), new float[6], new float[5], new float[4]),
            Throws.ArgumentException.With.Message.StartsWith("5 values cannot hold 3 rows of 2, 2 apart."));
}
