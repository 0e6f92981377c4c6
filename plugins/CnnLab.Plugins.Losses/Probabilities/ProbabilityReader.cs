namespace CnnLab.Plugins.Losses;

/// <summary>Reads predictions as probabilities.</summary>
internal sealed class ProbabilityReader(PredictionScale scale, MetricSite site)
{
    private float[] _memory = [];

    /// <summary>The probabilities of each sample, valid until the next call; NaN where a prediction is.</summary>
    public ReadOnlyBatch Of(ReadOnlyBatch predictions)
    {
        if (scale == PredictionScale.Probabilities || (scale == PredictionScale.Auto && site.TakenActivation is null))
        {
            return predictions;
        }

        if (_memory.Length < predictions.Values.Length)
        {
            _memory = new float[predictions.Values.Length];
        }

        var probabilities = new Batch(
            _memory.AsSpan(0, predictions.Values.Length), predictions.Count, predictions.Shape);
        if (scale == PredictionScale.Auto)
        {
            site.TakenActivation!.Forward(predictions, probabilities);
            return probabilities;
        }

        for (var sample = 0; sample < predictions.Count; sample++)
        {
            if (scale == PredictionScale.SigmoidLogits)
            {
                Sigmoid(predictions[sample], probabilities[sample]);
            }
            else
            {
                Softmax(predictions[sample], probabilities[sample]);
            }
        }

        return probabilities;
    }

    private static void Sigmoid(ReadOnlySpan<float> logits, Span<float> probabilities)
    {
        for (var i = 0; i < logits.Length; i++)
        {
            probabilities[i] = (float)(1 / (1 + Math.Exp(-(double)logits[i])));
        }
    }

    private static void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities)
    {
        var (maximum, exponentials) = Logits.Scale(logits);
        for (var i = 0; i < logits.Length; i++)
        {
            probabilities[i] = (float)(Math.Exp(logits[i] - maximum) / exponentials);
        }
    }
}
