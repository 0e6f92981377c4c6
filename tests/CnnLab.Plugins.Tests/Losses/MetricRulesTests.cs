using CnnLab.Plugins.Losses;

namespace CnnLab.Plugins.Tests.Losses;

public sealed class MetricRulesTests
{
    private static readonly Func<Metric>[] Metrics =
    [
        () => new AccuracyMetric(),
        () => new TopKCategoricalAccuracyMetric(new() { K = 2 }),
        () => new BalancedAccuracyMetric(),
        () => new PrecisionMetric(new(), Heads.Own),
        () => new PrecisionMetric(new() { Class = 1 }, Heads.Own),
        () => new RecallMetric(new() { Average = ClassAverage.Weighted }, Heads.Own),
        () => new F1ScoreMetric(new() { Average = ClassAverage.Micro }, Heads.Own),
        () => new F1ScoreMetric(new() { PerClass = true }, Heads.Own),
        () => new ConfusionMatrixMetric(Heads.Own),
        () => new MatthewsCorrcoefMetric(),
        () => new CohenKappaMetric(),
        () => new RocAucMetric(new(), Heads.Own),
        () => new RocAucMetric(new(), Heads.SoftmaxTaken),
        () => new ExpectedCalibrationErrorMetric(new(), Heads.Own),
        () => new ExpectedCalibrationErrorMetric(new(), Heads.SoftmaxTaken),
    ];

    [TestCaseSource(nameof(Metrics))]
    public void Without_samples_it_is_not_a_number(Func<Metric> make)
    {
        var metric = make();
        Assert.That(metric.Result, Is.NaN);
        MetricSamples.Random(3).AddTo(metric);
        Assert.That(metric.Result, Is.Not.NaN);
        metric.Reset();
        Assert.That(metric.Result, Is.NaN);
    }

    [TestCaseSource(nameof(Metrics))]
    public void A_reset_forgets_and_asking_twice_changes_nothing(Func<Metric> make)
    {
        var (metric, fresh) = (make(), make());
        MetricSamples.Random(4, count: 150, seed: 2).AddTo(metric);
        var samples = MetricSamples.Random(4);
        Assert.That(samples.Of(metric), Is.EqualTo(samples.Of(fresh)));
        Assert.That(metric.Result, Is.EqualTo(fresh.Result));
        samples.AddTo(metric);
        Assert.That(metric.Result, Is.EqualTo(fresh.Result).Within(1e-12), "All samples twice are scored alike.");
    }

    [TestCaseSource(nameof(Metrics))]
    public void Once_warm_it_allocates_nothing(Func<Metric> make)
    {
        var (metric, samples) = (make(), MetricSamples.Random(5));
        samples.Of(metric);
        metric.Reset();
        var shape = new Shape(samples.Classes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var start = 0; start < 100; start += 20)
        {
            metric.Add(
                new ReadOnlyBatch(samples.Predictions.AsSpan(start * 5, 100), 20, shape),
                samples.Labels.AsSpan(start, 20));
        }

        _ = metric.Result;
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }
}
