namespace CnnLab.Compute.Tests.Elementwise;

public sealed class LogisticFunctionTests
{
    [TestCase(1e-30f, 1e-2f, 4999u)]
    [TestCase(1e-2f, 120f, 97u)]
    [TestCase(-1e-30f, -1e-2f, 4999u)]
    [TestCase(-1e-2f, -87.29f, 97u)]
    public void It_is_right_to_less_than_two_units_in_the_last_place_and_never_falls(float from, float to, uint step)
    {
        var (error, rises) = UnitsInTheLastPlace.Worst<LogisticFunction>(Exact, from, to, step);
        Assert.That(error, Is.LessThan(1.7));
        Assert.That(rises);
    }

    [TestCase(0f, 0.5f)]
    [TestCase(-0f, 0.5f)]
    [TestCase(float.NaN, float.NaN)]
    [TestCase(20f, 1f)]
    [TestCase(float.MaxValue, 1f)]
    [TestCase(float.PositiveInfinity, 1f)]
    [TestCase(-87.31f, 0f)]
    [TestCase(float.MinValue, 0f)]
    [TestCase(float.NegativeInfinity, 0f)]
    public void Its_special_values_are_right(float x, float expected)
    {
        var results = new float[40];
        CnnLab.Compute.Elementwise.Map<LogisticFunction>(Enumerable.Repeat(x, 40).ToArray(), results);
        Assert.That(results, Is.All.EqualTo(expected));
    }

    private static double Exact(double x) => 1 / (1 + Math.Exp(-x));
}
