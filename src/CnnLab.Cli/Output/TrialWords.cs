using CnnLab.Experiments;

namespace CnnLab.Cli.Output;

/// <summary>How a trial ended, in a line.</summary>
internal static class TrialWords
{
    /// <summary>"components.pool=max, seed=1: test_accuracy 98.73 ± 0.11 %, 12 s".</summary>
    public static string Of(TrialOutcome outcome)
    {
        if (outcome.Summary is not { } summary)
        {
            return $"{outcome.Trial.Title} not run: {outcome.Refusal}";
        }

        if (!outcome.IsCompleted)
        {
            return $"{outcome.Trial.Title} {summary.Status.Words()}: {summary.Reason}";
        }

        var result = summary.HeadlineMetric() is { } metric
            ? $"{metric} {NumberText.MeanAndStd(metric, summary.Metrics[metric])}, "
            : "";
        return $"{outcome.Trial.Title}: {result}{NumberText.Duration(summary.Seconds)}";
    }
}
