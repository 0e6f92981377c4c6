using MathNet.Numerics.Providers.LinearAlgebra;

namespace CnnLab.Compute.Tests;

/// <summary>The MathNet face of the fast providers against MathNet's own.</summary>
[TestFixture("simd")]
[TestFixture("openblas")]
public class MathNetProviderTests(string name)
{
    private ILinearAlgebraProvider<float> _provider = null!;

    [OneTimeSetUp]
    public void CreateProvider() => _provider =
        (name == "simd" ? LinearAlgebraProviders.Create(ProviderChoice.Simd) : LinearAlgebraTests.OpenBlas()).Provider;

    [Test]
    public void A_column_major_product_equals_MathNets_for_all_transposes_and_factors(
        [Values(Transpose.DontTranspose, Transpose.Transpose, Transpose.ConjugateTranspose)] Transpose transposeA,
        [Values(Transpose.DontTranspose, Transpose.Transpose)] Transpose transposeB,
        [Values(1f, 0f, -2f)] float alpha,
        [Values(0f, 1f, 0.5f)] float beta)
    {
        var (rowsA, columnsA) = transposeA == Transpose.DontTranspose ? (23, 41) : (41, 23);
        var (rowsB, columnsB) = transposeB == Transpose.DontTranspose ? (41, 19) : (19, 41);
        var it = ProductCase.Of(new MatrixProduct(23, 19, 41));
        var expected = (float[])it.C.Clone();
        var actual = (float[])it.C.Clone();

        ManagedLinearAlgebraProvider.Instance.MatrixMultiplyWithUpdate(
            transposeA, transposeB, alpha, it.A, rowsA, columnsA, it.B, rowsB, columnsB, beta, expected);
        _provider.MatrixMultiplyWithUpdate(
            transposeA, transposeB, alpha, it.A, rowsA, columnsA, it.B, rowsB, columnsB, beta, actual);

        Assert.That(actual, Is.EqualTo(expected).Within(1e-5f));
    }

    [Test]
    public void A_plain_product_equals_MathNets()
    {
        var it = ProductCase.Of(new MatrixProduct(5, 6, 7));
        var expected = new float[30];
        var actual = new float[30];

        ManagedLinearAlgebraProvider.Instance.MatrixMultiply(it.A, 5, 7, it.B, 7, 6, expected);
        _provider.MatrixMultiply(it.A, 5, 7, it.B, 7, 6, actual);

        Assert.That(actual, Is.EqualTo(expected).Within(1e-5f));
    }

    [Test]
    public void Inner_sizes_that_differ_are_refused() =>
        Assert.That(
            () => _provider.MatrixMultiply(new float[6], 2, 3, new float[8], 4, 2, new float[4]),
            Throws.ArgumentException.With.Message.StartsWith("The product's inner sizes differ: A has 3, B has 4."));

    [Test]
    public void Everything_else_is_MathNets()
    {
        float[] a = [4, 2, 2, 3];
        float[] b = [2, 1];

        _provider.CholeskySolve(a, 2, b, 1);

        Assert.That(b, Is.EqualTo(new[] { 0.5f, 0f }).Within(1e-6f));
        Assert.That(_provider.MatrixNorm(Norm.FrobeniusNorm, 2, 2, [1, 1, 1, 1]), Is.EqualTo(2).Within(1e-6));
    }
}
