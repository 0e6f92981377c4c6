namespace CnnLab.Benchmarks.Tests;

public sealed class StatisticsTests
{
    [TestCase(new[] { 7.0 }, 7)]
    [TestCase(new[] { 9.0, 1, 5 }, 5)]
    [TestCase(new[] { 4.0, 1, 8, 2 }, 3)]
    public void The_median_is_the_middle_value_or_the_mean_of_the_two_in_the_middle(double[] values, double median) =>
        Assert.That(Statistics.Median(values), Is.EqualTo(median));

    [Test]
    public void No_values_have_no_median() => Assert.That(() => Statistics.Median([]), Throws.ArgumentException);
}
