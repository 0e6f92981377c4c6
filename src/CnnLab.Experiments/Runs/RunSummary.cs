namespace CnnLab.Experiments;

/// <summary>
/// How a run ended: the content of <c>result.json</c>, an entry of <c>run --json</c>, and what the terminal shows.
/// </summary>
public sealed record RunSummary
{
    /// <summary>The run's id.</summary>
    public required string Id { get; init; }

    /// <summary>The run's name, as the manifest has it.</summary>
    public required string Name { get; init; }

    /// <summary>The run's directory.</summary>
    public required string Directory { get; init; }

    /// <summary>How it ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>Why it did not complete; null if it did.</summary>
    public string? Reason { get; init; }

    /// <summary>The choices of a sweep, by path.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    /// <summary>The final metrics, those of the scored samples first.</summary>
    public required IReadOnlyDictionary<string, MetricSummary> Metrics { get; init; }

    /// <summary>How long it took.</summary>
    public required double Seconds { get; init; }

    /// <summary>The network's size; null if it was not built.</summary>
    public NetworkSize? Network { get; init; }

    /// <summary>Every planned fold, in the order of each metric's values.</summary>
    public required IReadOnlyList<FoldSummary> Folds { get; init; }

    /// <summary>Reads the <c>result.json</c> of a run's directory.</summary>
    /// <exception cref="RunFileException">It is missing or not what was written.</exception>
    public static RunSummary Read(string runDirectory) =>
        RunJson.Read<RunSummary>(Path.Combine(runDirectory, "result.json"));

    /// <summary>
    /// The metric that stands for the run: the accuracy of the scored samples, else the first one; null if there is
    /// none.
    /// </summary>
    public string? HeadlineMetric() => Metrics.ContainsKey("test_accuracy")
        ? "test_accuracy"
        : WholeMetrics().Select(metric => metric.Key).FirstOrDefault();

    /// <summary>The metrics without those of parts, such as <c>test_recall.cat</c>.</summary>
    public IEnumerable<KeyValuePair<string, MetricSummary>> WholeMetrics() =>
        Metrics.Where(metric => !MetricName.IsPart(metric.Key));
}
