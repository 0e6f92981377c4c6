namespace CnnLab.Engine;

/// <summary>Scores a network on images without learning from them.</summary>
internal sealed class Evaluator(Network network, BatchLoader loader, MetricSet metrics, int batchSize)
{
    /// <summary>
    /// Runs all images through the network and adds their loss and metrics to <paramref name="results"/>, and what the
    /// network takes them for to <paramref name="classes"/>.
    /// </summary>
    public void Evaluate(
        BatchOrder order,
        string prefix,
        IDictionary<string, double> results,
        CancellationToken cancellationToken,
        PredictedClasses? classes = null)
    {
        metrics.Reset();
        classes?.Reset();
        for (var start = 0; start < order.Indexes.Length; start += batchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var labels = loader.Load(order, start);
            network.Forward(labels.Length, Phase.Inference, step: 0);
            metrics.Add(network.Loss(labels.Length), network.Predictions(labels.Length), labels);
            classes?.Add(network.Predictions(labels.Length));
        }

        metrics.WriteTo(results, prefix);
    }
}
