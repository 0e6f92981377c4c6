using CnnLab.Plugins.Losses;

namespace CnnLab.Plugins.Tests.Losses;

public sealed class ClassScoreTests
{
    private static readonly float[] NotNumbers = [float.NaN, float.NaN, float.NaN];

    private static readonly Func<ClassScoreOptions, MetricSite, Metric>[] Metrics =
    [
        (options, site) => new PrecisionMetric(options, site),
        (options, site) => new RecallMetric(options, site),
        (options, site) => new F1ScoreMetric(options, site),
    ];

    [Test]
    public void Each_class_has_the_score_of_its_counts([Values(2, 3, 6)] int classes)
    {
        var samples = MetricSamples.Random(classes);
        for (var i = 0; i < classes; i++)
        {
            var (right, predicted, actual) = (samples.Count(i, i), samples.Count(null, i), samples.Count(i, null));
            Assert.That(
                samples.Of(new PrecisionMetric(new() { Class = i }, Heads.Own)), Is.EqualTo(Ratio(right, predicted)));
            Assert.That(samples.Of(new RecallMetric(new() { Class = i }, Heads.Own)), Is.EqualTo(Ratio(right, actual)));
            var (precision, recall) = (Ratio(right, predicted), Ratio(right, actual));
            Assert.That(
                samples.Of(new F1ScoreMetric(new() { Class = i }, Heads.Own)),
                Is.EqualTo(precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)).Within(1e-12));
        }
    }

    [Test]
    public void The_averages_are_those_of_the_classes_scores([Values(2, 3, 6)] int classes)
    {
        var samples = MetricSamples.Random(classes);
        foreach (var make in Metrics)
        {
            var scores = Enumerable.Range(0, classes)
                .Select(i => samples.Of(make(new() { Class = i }, Heads.Own))).ToArray();
            var occurring = Enumerable.Range(0, classes)
                .Where(i => samples.Count(i, null) + samples.Count(null, i) > 0).ToArray();
            Assert.That(
                samples.Of(make(new(), Heads.Own)), Is.EqualTo(occurring.Average(i => scores[i])).Within(1e-12));
            var weighted = occurring.Sum(i => samples.Count(i, null) * scores[i]) / samples.Labels.Length;
            Assert.That(
                samples.Of(make(new() { Average = ClassAverage.Weighted }, Heads.Own)),
                Is.EqualTo(weighted).Within(1e-12));
            Assert.That(
                samples.Of(make(new() { Average = ClassAverage.Micro }, Heads.Own)),
                Is.EqualTo(samples.Of(new AccuracyMetric())),
                "Of all classes together every score is the accuracy.");
        }
    }

    [Test]
    public void A_class_that_neither_occurs_nor_is_predicted_is_not_averaged()
    {
        var samples = new MetricSamples([1, 0, -1, 1, 0, -1], [0, 1]);
        Assert.That(samples.Of(new PrecisionMetric(new(), Heads.Own)), Is.EqualTo((0.5 + 0) / 2));
        Assert.That(samples.Of(new RecallMetric(new(), Heads.Own)), Is.EqualTo((1 + 0) / 2.0));
        Assert.That(samples.Of(new F1ScoreMetric(new(), Heads.Own)), Is.EqualTo(((2 / 3.0) + 0) / 2));
    }

    [Test]
    public void A_sample_without_a_prediction_is_missed_and_blames_no_class()
    {
        var samples = new MetricSamples([1, 0, 0, .. NotNumbers], [0, 0]);
        Assert.That(samples.Of(new PrecisionMetric(new(), Heads.Own)), Is.EqualTo(1));
        Assert.That(samples.Of(new RecallMetric(new(), Heads.Own)), Is.EqualTo(0.5));
        Assert.That(samples.Of(new RecallMetric(new() { Average = ClassAverage.Micro }, Heads.Own)), Is.EqualTo(0.5));
        Assert.That(samples.Of(new BalancedAccuracyMetric()), Is.EqualTo(0.5));
    }

    [Test]
    public void One_class_and_an_average_exclude_each_other() => Assert.That(
        () => new RecallMetric(new() { Class = 3, Average = ClassAverage.Micro }, Heads.Own),
        Throws.TypeOf<ComponentException>().With.Message.EqualTo(
            "`class` 3 asks for one class's score, and `average` micro for all classes'. Expected one of the two."));

    [Test]
    public void A_class_that_the_data_set_does_not_have_is_refused_at_once() => Assert.That(
        () => new F1ScoreMetric(new() { Class = 3 }, Heads.Named("a", "b", "c")),
        Throws.TypeOf<ComponentException>().With.Message.EqualTo(
            "there is no class 3: the data set has 3. Expected `class` from 0 to 2."));

    [TestCaseSource(nameof(Metrics))]
    public void Every_class_is_reported_with_its_own_score_and_their_mean_is_the_macro_average(
        Func<ClassScoreOptions, MetricSite, Metric> make)
    {
        var samples = MetricSamples.Random(4);
        var site = Heads.Named("T-shirt/top", "a \"b\" <c> & d", "x.y, z", "日本");
        var report = samples.ReportOf(make(new() { PerClass = true }, site));
        Assert.That(report.Parts.Keys, Is.EqualTo(site.ClassNames));
        Assert.That(
            report.Parts.Values,
            Is.EqualTo(Enumerable.Range(0, 4).Select(i => samples.Of(make(new() { Class = i }, site)))));
        Assert.That(report.Parts.Values.Average(), Is.EqualTo(report.Number).Within(1e-12));
        Assert.That(report.Number, Is.EqualTo(samples.Of(make(new(), site))));
    }

    [Test]
    public void A_class_that_neither_occurs_nor_is_predicted_is_not_reported()
    {
        var samples = new MetricSamples([1, 0, -1, 1, 0, -1], [0, 1]);
        var report = samples.ReportOf(new RecallMetric(new() { PerClass = true }, Heads.Named("a", "b", "c")));
        Assert.That(report.Parts, Is.EqualTo(new Dictionary<string, double> { ["a"] = 1, ["b"] = 0 }));
    }

    [TestCaseSource(nameof(Metrics))]
    public void Without_being_asked_it_reports_one_number(Func<ClassScoreOptions, MetricSite, Metric> make)
    {
        var report = MetricSamples.Random(3).ReportOf(make(new(), Heads.Own));
        Assert.That(report.Number, Is.Not.Null);
        Assert.That(report.Table, Is.Null);
        Assert.That(report.Parts, Is.Empty);
    }

    [Test]
    public void Balanced_accuracy_is_the_mean_recall_of_the_classes_that_occur([Values(2, 3, 6)] int classes)
    {
        var samples = MetricSamples.Random(classes);
        var expected = Enumerable.Range(0, classes).Where(i => samples.Count(i, null) > 0)
            .Average(i => samples.Count(i, i) / (double)samples.Count(i, null));
        Assert.That(samples.Of(new BalancedAccuracyMetric()), Is.EqualTo(expected).Within(1e-12));
    }

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
