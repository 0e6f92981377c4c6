using System.Globalization;
using CnnLab.Experiments;

namespace CnnLab.Cli.Output;

/// <summary>Numbers and findings of a comparison as people read them.</summary>
internal static class ComparisonText
{
    private const double SmallestPValue = 0.001;

    public static string PValue(double? p) => p is not { } value ? NumberText.None
        : value < SmallestPValue ? "< 0.001"
        : value.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Number(double? value, string form = "0.00") =>
        value?.ToString(form, CultureInfo.InvariantCulture) ?? NumberText.None;

    public static string Range(string metric, Interval? interval) => interval is null ? NumberText.None
        : $"{NumberText.Metric(metric, interval.Low)} to {NumberText.Metric(metric, interval.High)}";

    /// <summary>What was found about a pair, or why nothing was.</summary>
    public static string Verdict(PairResult pair, BlockResult block) =>
        pair.Winner is { } winner ? $"{winner} is better"
        : pair.PValue is not null ? "no difference is shown"
        : block.Choice.Test switch
        {
            ComparisonTest.TrainingNoise => "no test: noise of the training alone",
            ComparisonTest.McNemar => pair.McNemar.Reason!,
            _ => pair.ResampledT.Reason!,
        };

    /// <summary>How probable it is that either is better, or neither by more than the region.</summary>
    public static string Bayesian(PairResult pair) => pair.Bayesian?.Result is { } result
        ? $"{pair.First} {Percent(result.FirstBetter)}, the same {Percent(result.Equivalent)}, "
            + $"{pair.Second} {Percent(result.SecondBetter)}"
        : pair.Bayesian?.Reason ?? NumberText.None;

    /// <summary>How many repeats would find a difference; null where nothing can be said.</summary>
    public static string? Power(PairResult pair, ComparisonQuestion question) => pair.Needed is not { } needed ? null
        : $"{pair.First} and {pair.Second}: to find a difference of "
            + ComparisonNumbers.Distance(
                question.Metric, question.DifferenceOfInterest ?? pair.Effects!.MeanDifference)
            + (question.DifferenceOfInterest is null ? " (the observed one)" : "")
            + (needed.Result is { } plan
                ? $" with a probability of 0.8, {Plan(plan)} would do."
                : $": {needed.Reason}");

    // Random splits have no folds.
    private static string Plan(ReplicationPlan plan) => plan.Differences == plan.Replications
        ? $"{plan.Replications} random splits"
        : $"{plan.Replications} repeat{(plan.Replications == 1 ? "" : "s")} of the cross-validation "
            + $"({plan.Differences} folds)";

    private static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);
}
