using System.Text.Json.Serialization;
using MathNet.Numerics.Statistics;

namespace CnnLab.Experiments;

/// <summary>A final metric over the folds.</summary>
/// <param name="Mean">The mean; null unless every fold has a value, because a mean of the folds that went well would flatter.</param>
/// <param name="Std">The sample standard deviation (n - 1); null for one value and where <paramref name="Mean"/> is null.</param>
/// <param name="Values">The value of each fold in their order; null for a fold that diverged or was not finished.</param>
public sealed record MetricSummary(double? Mean, double? Std, IReadOnlyList<double?> Values)
{
    /// <summary>The smallest value there is; null if there is none.</summary>
    [JsonIgnore]
    public double? Minimum => Values.Min();

    /// <summary>The largest value there is; null if there is none.</summary>
    [JsonIgnore]
    public double? Maximum => Values.Max();

    /// <summary>The summary of one metric.</summary>
    public static MetricSummary From(IReadOnlyList<double?> values)
    {
        var numbers = values.OfType<double>().ToArray();
        var isWhole = numbers.Length == values.Count && numbers.Length > 0;
        return new MetricSummary(
            isWhole ? numbers.Mean() : null,
            isWhole && numbers.Length > 1 ? numbers.StandardDeviation() : null,
            values);
    }
}
