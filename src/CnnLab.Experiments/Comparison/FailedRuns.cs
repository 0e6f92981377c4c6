using System.Text.Json.Nodes;

namespace CnnLab.Experiments;

/// <summary>Says which runs lack values, and why.</summary>
internal static class FailedRuns
{
    /// <summary>A run whose files cannot be compared, above all one that has not come to its end.</summary>
    public static FailedRun Of(StandingRun run, string factor, string message) => new(
        run.Directory,
        run.Labels.GetValueOrDefault(factor),
        DataSet(run.Directory),
        run.Status,
        Reason(run) ?? message);

    /// <summary>A run that lacks the metric, or a fold of it; null for one that has all values.</summary>
    public static FailedRun? Of(StandingRun standing, ComparedRun run, string variant, string metric)
    {
        var hasMetric = run.Summary.Metrics.TryGetValue(metric, out var values);
        if (hasMetric && values!.Mean is not null)
        {
            return null;
        }

        var lack = hasMetric ? $"{values!.Values.Count(value => value is null)} of {values.Values.Count} folds have no "
                + metric
            : run.Summary.Metrics.Count > 0 ? $"it has no {metric}"
            : "it has no values";
        return new FailedRun(
            run.Directory, variant, run.Data.Name, standing.Status, Reason(standing) ?? lack);
    }

    private static string? Reason(StandingRun run) => run.Status switch
    {
        RunStatus.Queued => "it has not begun",
        RunStatus.Running => "it is still running",
        _ => run.Reason,
    };

    private static string? DataSet(string directory)
    {
        try
        {
            return DataSource.Of(RunJson.Read<JsonObject>(RunDirectory.Open(directory).ResolvedFile)).Name;
        }
        catch (RunFileException)
        {
            return null;
        }
    }
}
