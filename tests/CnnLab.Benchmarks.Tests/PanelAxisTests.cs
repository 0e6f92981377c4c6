namespace CnnLab.Benchmarks.Tests;

public sealed class PanelAxisTests
{
    private static string[] Labels(PanelAxis axis, double first, double last) =>
        [.. axis.TicksBetween(first, last).Select(tick => tick.Words)];

    [Test]
    public void A_logarithmic_axis_has_ticks_at_1_2_and_5_where_there_is_room() => Assert.That(
        Labels(new PanelAxis("speed", IsLog: true), first: 0.9, last: 2.1),
        Is.EqualTo(new[] { "10", "20", "50", "100" }));

    [Test]
    public void Over_many_decades_it_has_the_decades_only() => Assert.That(
        Labels(new PanelAxis("speed", IsLog: true), first: -0.2, last: 4.1),
        Is.EqualTo(new[] { "1", "10", "100", "1,000", "10,000" }));

    [Test]
    public void A_linear_axis_begins_with_zero()
    {
        var axis = new PanelAxis("MB", IsLog: false);
        var (first, last) = axis.Limits([30, 90]);
        Assert.That(Labels(axis, first, last), Is.EqualTo(new[] { "0", "20", "40", "60", "80" }));
    }

    [Test]
    public void Equal_factors_are_equally_far_apart()
    {
        var axis = new PanelAxis("batch", IsLog: true);
        Assert.That(axis.Place(64) - axis.Place(8), Is.EqualTo(axis.Place(8) - axis.Place(1)).Within(1e-12));
    }
}
