using System.Text.Json.Nodes;

namespace CnnLab.Experiments;

/// <summary>Looks for callbacks that decide by the scored samples.</summary>
internal static class StoppingCallback
{
    public static bool WatchesScores(ComparedRun run) => run.Resolved["training"]?["callbacks"] is JsonArray callbacks
        && callbacks.Any(callback => callback?["monitor"]?.ToString().StartsWith(
            MetricName.Test, StringComparison.Ordinal) == true);
}
