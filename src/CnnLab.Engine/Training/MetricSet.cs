namespace CnnLab.Engine;

/// <summary>The mean loss and the manifest's metrics of the samples seen since the last reset.</summary>
internal sealed class MetricSet((string Name, Metric Metric)[] metrics)
{
    private double _lossSum;
    private long _samples;

    public double MeanLoss => _lossSum / _samples;

    public void Reset()
    {
        (_lossSum, _samples) = (0, 0);
        foreach (var (_, metric) in metrics)
        {
            metric.Reset();
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

        foreach (var (_, metric) in metrics)
        {
            metric.Add(predictions, labels);
        }
    }

    /// <summary>Adds <c>loss</c> and every metric, each with the prefix.</summary>
    public void WriteTo(IDictionary<string, double> results, string prefix)
    {
        results[prefix + "loss"] = MeanLoss;
        foreach (var (name, metric) in metrics)
        {
            results[prefix + name] = metric.Result;
        }
    }
}
