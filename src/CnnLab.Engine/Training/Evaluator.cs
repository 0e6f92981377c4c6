namespace CnnLab.Engine;

/// <summary>Scores a network on images without learning from them.</summary>
internal sealed class Evaluator(Network network, BatchLoader loader, MetricSet metrics, int batchSize)
{
    /// <summary>
    /// Runs all images through the network and adds their loss and metrics to <paramref name="results"/>.
    /// </summary>
    public void Evaluate(
        ImageSet images,
        int[] indexes,
        string prefix,
        IDictionary<string, double> results,
        CancellationToken cancellationToken)
    {
        metrics.Reset();
        for (var start = 0; start < indexes.Length; start += batchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(batchSize, indexes.Length - start);
            var labels = loader.Load(images, indexes.AsMemory(start, count));
            network.Forward(count, Phase.Inference, step: 0);
            metrics.Add(network.Loss(count), network.Predictions(count), labels);
        }

        metrics.WriteTo(results, prefix);
    }
}
