using CnnLab.Manifests;

namespace CnnLab.Experiments;

/// <summary>From the directories of runs and a question to all numbers of a comparison.</summary>
public static class ComparisonAnalysis
{
    /// <summary>Reads runs, sorts them into variants and data sets, and tests what can be tested.</summary>
    /// <param name="runs">The runs, as <see cref="RunListing.Find"/> has them.</param>
    /// <param name="question">What is asked.</param>
    /// <exception cref="NoComparisonException">
    /// Fewer than two variants have values, no run has the factor, or the baseline is none of the variants.
    /// </exception>
    public static ComparisonResult Of(IReadOnlyList<StandingRun> runs, ComparisonQuestion question)
    {
        var (read, unreadable) = Read(runs, question.Factor);
        CheckQuestion([.. read.Select(run => run.Compared)], question);
        var data = ComparisonData.From(
            [.. read.Select(run => run.Compared)],
            [.. unreadable.Select(run => $"{run.Directory} has no values: {run.Reason}")],
            question.Factor,
            question.Metric);
        var names = VariantNames.Of(read.Select(run => run.Compared), question.Factor);
        FailedRun[] failed =
        [
            .. unreadable
                .Concat(read.Where(run => names[run.Compared] is not null)
                    .Select(run => FailedRuns.Of(run.Standing, run.Compared, names[run.Compared]!, question.Metric))
                    .OfType<FailedRun>())
                .OrderBy(run => run.Directory, StringComparer.Ordinal),
        ];
        CheckBaseline(question.Baseline, data, failed);
        var layout = data.Layout;
        var blocks = data.Blocks
            .Select(block => new BlockAnalysis(block, data.Variants, layout.WinnerPickedOnScores, question)).ToArray();
        var choice = TestChoice.For(
            layout with { HasPredictions = Array.Exists(blocks, block => block.HasPredictions) });
        return new ComparisonResult(
            question,
            data,
            choice,
            [.. blocks.Select(block => block.Result())],
            OverallAnalysis.Of(data, choice, question),
            failed);
    }

    private static (List<(StandingRun Standing, ComparedRun Compared)> Read, List<FailedRun> Unreadable) Read(
        IReadOnlyList<StandingRun> runs, string factor)
    {
        var (read, unreadable) = (new List<(StandingRun, ComparedRun)>(), new List<FailedRun>());
        // In the order of the sweep, more or less; their directories are in that of their hashes.
        foreach (var run in runs.OrderBy(run => run.Record?.Started))
        {
            try
            {
                read.Add((run, ComparedRun.Read(run.Directory)));
            }
            catch (RunFileException exception)
            {
                unreadable.Add(FailedRuns.Of(run, factor, exception.Message));
            }
        }

        return (read, unreadable);
    }

    private static void CheckQuestion(IReadOnlyList<ComparedRun> runs, ComparisonQuestion question)
    {
        if (runs.Count > 0 && runs.All(run => run.VariantOf(question.Factor) is null))
        {
            string[] swept =
                [.. runs.SelectMany(run => run.Summary.Labels.Keys).Distinct().Order(StringComparer.Ordinal)];
            throw new NoComparisonException(
                $"No run has {question.Factor}: neither a choice of a sweep nor its manifest's value."
                + (swept.Length > 0 ? Suggestion.OrList(question.Factor, swept)
                    : " Expected the path of what the runs differ in, for example model.layers.pool1."));
        }

        string[] measured = [.. runs.SelectMany(run => run.Summary.Metrics.Keys).Distinct()];
        if (measured.Length > 0 && !measured.Contains(question.Metric))
        {
            var begun = Array.Find(measured, name => name.StartsWith(question.Metric, StringComparison.Ordinal));
            throw new NoComparisonException($"No run has the metric {question.Metric}."
                + (begun is null ? Suggestion.OrList(question.Metric, measured) : $" Did you mean `{begun}`?"));
        }
    }

    private static void CheckBaseline(string? baseline, ComparisonData data, IReadOnlyList<FailedRun> failed)
    {
        string[] known = [.. data.Variants.Concat(failed.Select(run => run.Variant).OfType<string>()).Distinct()];
        if (baseline is not null && !known.Contains(baseline))
        {
            throw new NoComparisonException(
                $"The baseline '{baseline}' is no variant of {data.Factor}.{Suggestion.OrList(baseline, known)}");
        }
    }
}
