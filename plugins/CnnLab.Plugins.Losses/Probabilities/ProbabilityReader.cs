namespace CnnLab.Plugins.Losses;

/// <summary>Reads a sample's predictions as probabilities.</summary>
internal sealed class ProbabilityReader(PredictionScale scale)
{
    private float[] _memory = [];

    /// <summary>The probabilities, valid until the next call; NaN where a prediction is.</summary>
    public ReadOnlySpan<float> Of(ReadOnlySpan<float> predictions)
    {
        if (scale == PredictionScale.Probabilities
            || (scale == PredictionScale.Auto && AreDistribution(predictions)))
        {
            return predictions;
        }

        if (_memory.Length != predictions.Length)
        {
            _memory = new float[predictions.Length];
        }

        if (scale == PredictionScale.SigmoidLogits)
        {
            Sigmoid(predictions);
        }
        else
        {
            Softmax(predictions);
        }

        return _memory;
    }

    private static bool AreDistribution(ReadOnlySpan<float> predictions)
    {
        double sum = 0;
        foreach (var prediction in predictions)
        {
            if (!(prediction >= 0))
            {
                return false;
            }

            sum += prediction;
        }

        return Math.Abs(sum - 1) <= 1e-3;
    }

    private void Sigmoid(ReadOnlySpan<float> logits)
    {
        for (var i = 0; i < logits.Length; i++)
        {
            _memory[i] = (float)(1 / (1 + Math.Exp(-(double)logits[i])));
        }
    }

    private void Softmax(ReadOnlySpan<float> logits)
    {
        var (maximum, exponentials) = Logits.Scale(logits);
        for (var i = 0; i < logits.Length; i++)
        {
            _memory[i] = (float)(Math.Exp(logits[i] - maximum) / exponentials);
        }
    }
}
