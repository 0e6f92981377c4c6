using System.Globalization;
using CnnLab.Experiments;

namespace CnnLab.Benchmarks;

/// <summary>
/// A figure of both sides over all pairs. The ratio is the median of the pairs' ratios: what slows the machine down for
/// a while hits both sides of a pair.
/// </summary>
/// <param name="Ours">The median of ours.</param>
/// <param name="Theirs">The median of theirs.</param>
/// <param name="Ratio">The median of ours over theirs.</param>
internal sealed record Comparison(double Ours, double Theirs, double Ratio)
{
    /// <summary>A figure of every pair.</summary>
    public static Comparison Of(IReadOnlyList<SpeedPair> pairs, Func<Speed, double> figure) => new(
        Statistics.Median(pairs.Select(pair => figure(pair.Ours))),
        Statistics.Median(pairs.Select(pair => figure(pair.Theirs))),
        Statistics.Median(pairs.Select(pair => figure(pair.Ours) / figure(pair.Theirs))));

    /// <summary>
    /// "2.8x (28,036 / 10,010)"; two digits after the point below 2, where they matter. Nothing where a system does not
    /// tell (the peak memory on macOS).
    /// </summary>
    public override string ToString()
    {
        if (!double.IsFinite(Ratio))
        {
            return NumberText.None;
        }

        var digits = Math.Round(Ratio, 2) < 2 ? "F2" : "F1";
        return string.Create(
            CultureInfo.InvariantCulture, $"{Ratio.ToString(digits)}x ({Ours:N0} / {Theirs:N0})");
    }
}
