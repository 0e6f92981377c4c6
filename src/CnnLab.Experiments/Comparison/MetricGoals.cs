namespace CnnLab.Experiments;

/// <summary>Which values of a metric are better, where nobody says it.</summary>
public static class MetricGoals
{
    private static readonly string[] Falling = ["loss", "error"];

    /// <summary>
    /// The goal by the metric's name, as callbacks with <c>"mode": "auto"</c> understand it: of what ends in
    /// <c>loss</c> or <c>error</c> the small values are the better ones, of everything else the large ones.
    /// </summary>
    /// <param name="metric">The metric, <c>test_accuracy</c>, or a part of one, <c>test_recall.cat</c>.</param>
    public static MetricGoal Of(string metric) =>
        Falling.Any(word => MetricName.Whole(metric).EndsWith(word, StringComparison.Ordinal))
            ? MetricGoal.Minimize
            : MetricGoal.Maximize;
}
