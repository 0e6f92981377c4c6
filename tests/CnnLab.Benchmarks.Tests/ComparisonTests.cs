namespace CnnLab.Benchmarks.Tests;

public sealed class ComparisonTests
{
    [Test]
    public void The_ratio_is_the_median_of_the_pairs_ratios()
    {
        // In the second pair the machine was ten times slower, for both sides.
        var pairs = new[] { Some.Pair(200, 100), Some.Pair(30, 10), Some.Pair(400, 100) };
        var comparison = Comparison.Of(pairs, speed => speed.TrainImagesPerSecond);
        Assert.That(comparison, Is.EqualTo(new Comparison(Ours: 200, Theirs: 100, Ratio: 3)));
    }

    [TestCase(28_036.4, 10_010.2, 2.8008, "2.8x (28,036 / 10,010)")]
    [TestCase(148, 145, 1.0207, "1.02x (148 / 145)")]
    [TestCase(1999, 1000, 1.999, "2.0x (1,999 / 1,000)")]
    [TestCase(0, 0, double.NaN, "–")]
    [TestCase(83.4, 204.1, 0.4086, "0.41x (83 / 204)")]
    public void A_cell_has_both_figures_and_the_ratio(double ours, double theirs, double ratio, string cell) =>
        Assert.That(new Comparison(ours, theirs, ratio).ToString(), Is.EqualTo(cell));
}
