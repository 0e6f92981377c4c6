using CnnLab.Manifests;

namespace CnnLab.Experiments;

/// <summary>
/// Finds out what is asked of runs: by the <c>comparison</c> that their recorded manifests have in common, else by what
/// their sweep changed; what the user says goes before both.
/// </summary>
public static class RecordedQuestion
{
    private const string Seed = "seed";

    private const string AddedLater =
        " A comparison that a manifest was given after its runs is not in their records; `cnnlab run` of the manifest "
        + "trains nothing again and reports by it.";

    /// <summary>The question.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="given">What the user says.</param>
    /// <exception cref="NoComparisonException">There are no runs, or nothing says what is compared.</exception>
    public static ComparisonQuestion Of(IReadOnlyList<StandingRun> runs, QuestionChanges given)
    {
        var asked = runs.Select(run => Read(run.Directory)).OfType<ComparisonRecord>().Distinct().ToArray();
        var recorded = asked is [var one] ? one : null;
        var factor = given.Factor ?? recorded?.Factor ?? SweptFactor(runs, asked);
        var metric = given.Metric ?? recorded?.Metric.Name ?? new ComparedMetric().Name;
        return new ComparisonQuestion(factor, metric, given.Goal ?? GoalOf(metric, recorded))
        {
            // A baseline is a variant of its factor.
            Baseline = given.Baseline ?? (factor == recorded?.Factor ? recorded.Baseline : null),
            Alpha = given.Alpha ?? recorded?.Alpha ?? new ComparisonOptions { Factor = factor }.Alpha,
            Rope = given.Rope ?? recorded?.Rope,
            DifferenceOfInterest = given.Difference ?? recorded?.Difference,
        };
    }

    private static MetricGoal GoalOf(string metric, ComparisonRecord? recorded) =>
        (metric == recorded?.Metric.Name ? recorded.Metric.Goal : null) ?? MetricGoals.Of(metric);

    private static string SweptFactor(IReadOnlyList<StandingRun> runs, IReadOnlyList<ComparisonRecord> asked)
    {
        if (runs.Count == 0)
        {
            throw new NoComparisonException("There are no runs to compare.");
        }

        string[] swept =
        [
            .. runs.SelectMany(run => run.Labels).Distinct().GroupBy(label => label.Key)
                .Where(labels => labels.Key != Seed && labels.Count() > 1)
                .Select(labels => labels.Key),
        ];
        return swept is [var factor] && asked.Count == 0 ? factor
            : throw new NoComparisonException(
                "What is to be compared? "
                + (asked.Count > 1
                    ? "The runs' manifests ask different questions, about "
                        + $"{string.Join(" and ", asked.Select(question => question.Factor).Distinct())}"
                    : swept.Length == 0 ? "No sweep has changed anything in these runs"
                    : $"The runs differ in {string.Join(", ", swept)}")
                + $". Expected --factor with a path, for example {swept.FirstOrDefault() ?? "model.layers.pool1"}."
                + (asked.Count == 0 ? AddedLater : string.Empty));
    }

    private static ComparisonRecord? Read(string runDirectory)
    {
        try
        {
            return RunJson.Read<ResolvedRecord>(RunDirectory.Open(runDirectory).ResolvedFile).Comparison;
        }
        catch (RunFileException)
        {
            // A damaged run asks nothing; the comparison lists it.
            return null;
        }
    }

    private sealed record ResolvedRecord(ComparisonRecord? Comparison);

    private sealed record ComparisonRecord(
        string Factor, string? Baseline, ComparedMetric Metric, double Alpha, double? Rope, double? Difference);
}
