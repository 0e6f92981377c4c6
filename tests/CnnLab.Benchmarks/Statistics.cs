namespace CnnLab.Benchmarks;

/// <summary>The arithmetic of repeated measurements.</summary>
internal static class Statistics
{
    /// <summary>The middle value; of an even number, the mean of the two in the middle.</summary>
    /// <exception cref="ArgumentException">There are no values.</exception>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length > 0
            ? (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2
            : throw new ArgumentException("There is no median of no values.", nameof(values));
    }
}
