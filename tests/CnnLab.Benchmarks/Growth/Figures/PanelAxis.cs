using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace CnnLab.Benchmarks;

/// <summary>An axis of a panel: linear from zero, or logarithmic.</summary>
/// <param name="Label">What it shows, with its unit.</param>
/// <param name="IsLog">Whether equal factors are equally far apart.</param>
/// <param name="Ticks">Where the ticks are; null for round numbers.</param>
internal sealed record PanelAxis(string Label, bool IsLog, IReadOnlyList<double>? Ticks = null)
{
    private const double LogMargin = 0.09, LinearMargin = 0.08, MostDecadesWithTwoAndFive = 2;

    /// <summary>Where a value lies: ScottPlot knows linear axes only.</summary>
    public double Place(double value) => IsLog ? Math.Log10(value) : value;

    /// <summary>From a little before the smallest to a little behind the largest value.</summary>
    public (double First, double Last) Limits(IReadOnlyList<double> values)
    {
        if (IsLog)
        {
            var (low, high) = (Place(values.Min()), Place(values.Max()));
            var margin = Math.Max(high - low, 0.5) * LogMargin;
            return (low - margin, high + margin);
        }

        return Ticks is null
            ? (0, values.Max() * (1 + LinearMargin))
            : (Ticks[0] - (0.4 * (1 + LinearMargin)), Ticks[^1] + 0.4);
    }

    /// <summary>The ticks between two places.</summary>
    public ITickGenerator Generator(double first, double last)
    {
        var ticks = new NumericManual();
        foreach (var (place, words) in TicksBetween(first, last))
        {
            ticks.AddMajor(place, words);
        }

        return ticks;
    }

    /// <summary>Where the ticks are and what is written there.</summary>
    internal IReadOnlyList<(double Place, string Words)> TicksBetween(double first, double last) =>
        [.. (Ticks ?? RoundNumbers(first, last)).Select(value => (Place(value), Words(value)))];

    private IReadOnlyList<double> RoundNumbers(double first, double last)
    {
        if (!IsLog)
        {
            var step = Experiments.ValueTicks.RoundStep((last - first) / 7);
            return [.. Enumerable.Range(0, (int)(last / step) + 1).Select(index => index * step)];
        }

        double[] factors = last - first <= MostDecadesWithTwoAndFive ? [1, 2, 5] : [1];
        return
        [
            .. Enumerable.Range((int)Math.Floor(first), (int)Math.Ceiling(last - Math.Floor(first)) + 1)
                .SelectMany(decade => factors.Select(factor => factor * Math.Pow(10, decade)))
                .Where(value => Place(value) >= first && Place(value) <= last),
        ];
    }

    private static string Words(double value) =>
        value.ToString(value is >= 1 or 0 ? "#,0.##" : "0.####", CultureInfo.InvariantCulture);
}
