using CnnLab.Manifests;

namespace CnnLab.Experiments;

/// <summary>From the directories of runs and a question to all numbers of a comparison.</summary>
public static class ComparisonAnalysis
{
    /// <summary>Reads runs, sorts them into variants and data sets, and tests what can be tested.</summary>
    /// <param name="runs">The runs, as <see cref="RunListing.Find"/> has them.</param>
    /// <param name="question">What is asked.</param>
    /// <exception cref="RunFileException">
    /// Fewer than two variants have values, a run has not the factor, or the baseline is none of the variants.
    /// </exception>
    public static ComparisonResult Of(IReadOnlyList<StandingRun> runs, ComparisonQuestion question)
    {
        var (read, unreadable) = Read(runs, question.Factor);
        var data = ComparisonData.From(
            [.. read.Select(run => run.Compared)],
            [.. unreadable.Select(run => $"{run.Directory} has no values: {run.Reason}")],
            question.Factor,
            question.Metric);
        FailedRun[] failed =
        [
            .. unreadable.Concat(read.Select(run => FailedRuns.Of(run.Standing, run.Compared, question)).OfType<FailedRun>())
                .OrderBy(run => run.Directory, StringComparer.Ordinal),
        ];
        CheckBaseline(question.Baseline, data, failed);
        var blocks = data.Blocks.Select(block => new BlockAnalysis(block, data, question)).ToArray();
        var choice = TestChoice.For(
            data.Layout with { HasPredictions = Array.Exists(blocks, block => block.HasPredictions) });
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
        foreach (var run in runs)
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

    private static void CheckBaseline(string? baseline, ComparisonData data, IReadOnlyList<FailedRun> failed)
    {
        string[] known = [.. data.Variants.Concat(failed.Select(run => run.Variant).OfType<string>()).Distinct()];
        if (baseline is not null && !known.Contains(baseline))
        {
            throw new RunFileException(
                $"The baseline '{baseline}' is no variant of {data.Factor}.{Suggestion.OrList(baseline, known)}");
        }
    }
}
