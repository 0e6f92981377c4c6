using CnnLab.Experiments;

namespace CnnLab.Cli.Output;

/// <summary>A comparison for scripts: every digit, and of the runs their directories only.</summary>
internal static class ComparisonAnswer
{
    public static object Of(ComparisonResult result) => new
    {
        result.Question,
        result.Data.Variants,
        IsPaired = result.Data.Pairing.IsPaired,
        result.Data.Pairing,
        result.Choice,
        Blocks = result.Blocks.Select(Of),
        Overall = result.Overall is { } overall ? Of(overall, result.Data.Variants) : null,
        result.Failed,
        result.LeftOut,
        result.Data.Missing,
    };

    private static object Of(BlockResult block) => new
    {
        block.Block.Title,
        block.Block.DataFingerprint,
        block.Block.TestToTraining,
        block.Block.Pairing,
        block.Choice,
        Scores = block.Scores.Select(score => new
        {
            score.Variant,
            score.Mean,
            Std = score.Deviation,
            score.Interval,
            score.Rank,
            score.SecondsPerRun,
            score.Values,
            Runs = score.Cell?.Runs.Select(run => run.Directory) ?? [],
        }),
        block.Pairs,
    };

    private static object Of(OverallResult overall, IReadOnlyList<string> variants) => new
    {
        overall.DataSets,
        overall.LeftOut,
        overall.Means,
        overall.Ranks.Ranks,
        AverageRanks = overall.Ranks.Averages,
        overall.Friedman,
        Pairs = overall.Pairs.Select((pair, i) => new
        {
            First = variants[pair.First],
            Second = variants[pair.Second],
            Wilcoxon = pair.Answer,
            pair.HolmPValue,
            Needed = overall.Needed[i],
        }),
        Nemenyi = new
        {
            overall.Nemenyi.Result?.CriticalDifference,
            Groups = overall.Nemenyi.Result?.Groups.Select(group => group.Select(variant => variants[variant])),
            overall.Nemenyi.Reason,
        },
    };
}
