namespace CnnLab.Plugins.Losses;

/// <summary>What losses of logits share.</summary>
internal static class Logits
{
    /// <summary>The largest, and the sum of all <c>e^(z - largest)</c>: what a stable softmax is made of.</summary>
    public static (double Maximum, double Exponentials) Scale(ReadOnlySpan<float> logits)
    {
        var maximum = float.NegativeInfinity;
        foreach (var logit in logits)
        {
            maximum = Math.Max(maximum, logit);
        }

        double exponentials = 0;
        foreach (var logit in logits)
        {
            exponentials += Math.Exp(logit - (double)maximum);
        }

        return (maximum, exponentials);
    }
}
