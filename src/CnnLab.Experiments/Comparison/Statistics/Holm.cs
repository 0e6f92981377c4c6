namespace CnnLab.Experiments;

/// <summary>
/// Holm's step-down adjustment (1979): where a family of hypotheses is rejected by adjusted p-values below alpha, the
/// chance of even one false rejection is at most alpha, whatever depends on what.
/// </summary>
public static class Holm
{
    /// <summary>The adjusted p-values, in the order of the given ones.</summary>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        var adjusted = new double[pValues.Count];
        var order = Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]).ToArray();
        var largest = 0.0;
        for (var step = 0; step < order.Length; step++)
        {
            // No hypothesis may be rejected before one with a smaller p-value.
            largest = Math.Max(largest, Math.Min(1, (order.Length - step) * pValues[order[step]]));
            adjusted[order[step]] = largest;
        }

        return adjusted;
    }
}
