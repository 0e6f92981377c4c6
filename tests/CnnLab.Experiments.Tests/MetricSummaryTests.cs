namespace CnnLab.Experiments.Tests;

public class MetricSummaryTests
{
    [Test]
    public void The_deviation_is_that_of_a_sample()
    {
        var summary = MetricSummary.From([2, 4, 4, 4, 5, 5, 7, 9]);
        Assert.That(summary.Mean, Is.EqualTo(5));
        Assert.That(summary.Std, Is.EqualTo(Math.Sqrt(32.0 / 7)).Within(1e-15));
        Assert.That((summary.Minimum, summary.Maximum), Is.EqualTo((2.0, 9.0)));
    }

    [Test]
    public void One_value_has_no_deviation() =>
        Assert.That(MetricSummary.From([0.5]), Has.Property("Mean").EqualTo(0.5).And.Property("Std").Null);

    [Test]
    public void Without_a_value_for_every_fold_there_is_no_mean()
    {
        var summary = MetricSummary.From([0.5, null, 0.75]);
        Assert.That((summary.Mean, summary.Std, summary.Minimum, summary.Maximum),
            Is.EqualTo(((double?)null, (double?)null, 0.5, 0.75)));
    }

    [TestCase("test_accuracy", 0.98731, "98.73 %")]
    [TestCase("loss", 0.04567, "0.0457")]
    [TestCase("loss", 0.0000123, "1.23E-5")]
    [TestCase("loss", 0, "0.0000")]
    public void Values_read_well(string name, double value, string text) =>
        Assert.That(NumberText.Metric(name, value), Is.EqualTo(text));

    [TestCase(0.25, "0.2 s")]
    [TestCase(59.4, "59 s")]
    [TestCase(185, "3 min 05 s")]
    [TestCase(90_000, "25 h 00 min")]
    public void Durations_read_well(double seconds, string text) =>
        Assert.That(NumberText.Duration(seconds), Is.EqualTo(text));
}
