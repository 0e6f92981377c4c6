namespace CnnLab.Engine;

/// <summary>The mean loss and the manifest's metrics of the samples seen since the last reset.</summary>
internal sealed class MetricSet((string Name, Metric Metric)[] metrics)
{
    private double _lossSum;
    private long _samples;

    public double MeanLoss => _lossSum / _samples;

    /// <summary>The metrics' tables when last written, by the name of their metric with its prefix.</summary>
    public IReadOnlyDictionary<string, MetricTable> Tables { get; private set; } =
        new Dictionary<string, MetricTable>();

    public void Reset()
    {
        (_lossSum, _samples) = (0, 0);
        foreach (var (name, metric) in metrics)
        {
            try
            {
                metric.Reset();
            }
            catch (Exception exception)
            {
                throw Failure(name, metric, "resetting it", exception);
            }
        }
    }

    public void Add(double lossSum, ReadOnlyBatch predictions, ReadOnlySpan<int> labels)
    {
        _lossSum += lossSum;
        _samples += labels.Length;
        if (labels.IsEmpty)
        {
            return;
        }

        foreach (var (name, metric) in metrics)
        {
            try
            {
                metric.Add(predictions, labels);
            }
            catch (Exception exception)
            {
                throw Failure(name, metric, "adding samples", exception);
            }
        }
    }

    /// <summary>Adds <c>loss</c> and every metric's numbers, each with the prefix.</summary>
    public void WriteTo(IDictionary<string, double> results, string prefix)
    {
        results[prefix + "loss"] = MeanLoss;
        var tables = new Dictionary<string, MetricTable>();
        foreach (var (name, metric) in metrics)
        {
            Write(Report(name, metric), prefix + name, results, tables);
        }

        Tables = tables;
    }

    private static MetricReport Report(string name, Metric metric)
    {
        var report = new MetricReport(name);
        try
        {
            metric.Report(report);
            return report;
        }
        catch (Exception exception)
        {
            throw Failure(name, metric, "asking for its result", exception);
        }
    }

    private static ComponentException Failure(string name, Metric metric, string call, Exception exception) =>
        ComponentFailure.Of("metric", name, metric, call, exception);

    private static void Write(
        MetricReport report, string name, IDictionary<string, double> results, Dictionary<string, MetricTable> tables)
    {
        if (report.Number is { } number)
        {
            results[name] = number;
        }

        foreach (var (part, value) in report.Parts)
        {
            results[$"{name}{MetricReport.PartSeparator}{part}"] = value;
        }

        if (report.Table is { } table)
        {
            tables[name] = table;
        }
    }
}
