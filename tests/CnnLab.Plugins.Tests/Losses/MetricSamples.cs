using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Losses;

/// <summary>
/// Random predictions and labels of a whole data set, and what naive loops over the lists need of them.
/// </summary>
internal sealed class MetricSamples
{
    public MetricSamples(float[] predictions, int[] labels)
    {
        (Predictions, Labels) = (predictions, labels);
        Classes = predictions.Length / labels.Length;
    }

    public float[] Predictions { get; }

    public int[] Labels { get; }

    public int Classes { get; }

    /// <summary>
    /// Predictions that are right about half the time, with ties; class 0 is the most frequent one and the last class
    /// of more than two never occurs among the labels.
    /// </summary>
    public static MetricSamples Random(int classes, int count = 101, ulong seed = 1)
    {
        var random = RandomStream.For(seed, "metric samples");
        var predictions = TestValues.Tied(count * classes, 5, seed);
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = Math.Min(random.NextInt32(classes), random.NextInt32(Math.Max(2, classes - 1)));
            predictions[(i * classes) + labels[i]] += random.NextInt32(3);
        }

        return new MetricSamples(predictions, labels);
    }

    public double At(int sample, int i) => Predictions[(sample * Classes) + i];

    /// <summary>The first class of the largest prediction.</summary>
    public int Predicted(int sample) =>
        Enumerable.Range(0, Classes).OrderByDescending(i => At(sample, i)).ThenBy(i => i).First();

    /// <summary>How many samples are of one class and predicted as another; null for any.</summary>
    public int Count(int? actual, int? predicted) => Enumerable.Range(0, Labels.Length).Count(sample =>
        (actual is null || Labels[sample] == actual) && (predicted is null || Predicted(sample) == predicted));

    /// <summary>The softmax of the predictions, as its formula has it.</summary>
    public double[] Probabilities(int sample) =>
        LossReference.Softmax([.. Enumerable.Range(0, Classes).Select(i => At(sample, i))]);

    /// <summary>Adds all samples, in batches of different sizes.</summary>
    public void AddTo(Metric metric)
    {
        var (start, size) = (0, 1);
        while (start < Labels.Length)
        {
            size = Math.Min(size, Labels.Length - start);
            var all = new ReadOnlyBatch(Predictions, Labels.Length, new Shape(Classes));
            metric.Add(all.Slice(start, size), Labels.AsSpan(start, size));
            (start, size) = (start + size, size + 7);
        }
    }

    /// <summary>What a metric says of these samples alone.</summary>
    public double Of(Metric metric)
    {
        metric.Reset();
        AddTo(metric);
        return metric.Result;
    }

    /// <summary>All that a metric says of these samples alone.</summary>
    public MetricReport ReportOf(Metric metric)
    {
        metric.Reset();
        AddTo(metric);
        var report = new MetricReport("metric");
        metric.Report(report);
        return report;
    }
}
