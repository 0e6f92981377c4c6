namespace CnnLab.Plugins.Losses;

/// <summary>Evaluates losses that are means over a sample's features.</summary>
internal static class FeatureMean
{
    /// <summary>As <see cref="Loss.Evaluate"/>, by a rule for one feature.</summary>
    public static double Evaluate<TRule>(TRule rule, ReadOnlyBatch predictions, ReadOnlyBatch targets, Batch gradient)
        where TRule : struct, IFeatureLoss
    {
        if (predictions.IsEmpty)
        {
            return 0;
        }

        double sum = 0;
        var features = predictions.Shape.Count;
        for (var i = 0; i < predictions.Values.Length; i++)
        {
            var (value, derivative) = rule.Of(predictions.Values[i], targets.Values[i]);
            sum += value;
            if (!gradient.IsEmpty)
            {
                gradient.Values[i] = (float)(derivative / features);
            }
        }

        return sum / features;
    }
}
