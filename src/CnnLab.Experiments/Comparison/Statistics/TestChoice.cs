namespace CnnLab.Experiments;

/// <summary>Which test is for what there is, and in words for the report why, and what it assumes.</summary>
/// <param name="Test">The test.</param>
/// <param name="Why">Why this one.</param>
/// <param name="Assumptions">What must hold for its p-values to mean what they say.</param>
/// <param name="Warnings">Why its p-values are too good, whatever the test is.</param>
public sealed record TestChoice(
    ComparisonTest Test, string Why, IReadOnlyList<string> Assumptions, IReadOnlyList<string> Warnings)
{
    /// <summary>The choice for a layout.</summary>
    public static TestChoice For(ComparisonLayout layout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(layout.Variants, 2);
        var choice = !layout.IsPaired ? Unpaired
            : layout.DataSets >= Friedman.FewestDataSets ? OverDataSets(layout)
            : layout.Choices > 1 ? OverFolds(layout)
            : layout.Seeds > 1 ? OverSeeds(layout)
            : layout.HasPredictions ? OverImages
            : Nothing;
        return choice with { Warnings = [.. Leaks(layout)] };
    }

    private static TestChoice Unpaired => Choice(
        ComparisonTest.None,
        "The variants are not proved to have had the same folds, seeds and programs, so their differences are not "
        + "paired.");

    private static TestChoice Nothing => Choice(
        ComparisonTest.None, "There is one value of each variant: it has no spread to measure a difference against.");

    private static TestChoice OverImages => Choice(
        ComparisonTest.McNemar,
        "Each variant was trained once; the images that one alone is right about are counted.",
        "The scored images are an independent sample, and no training saw them.",
        "It is about these trained networks: another seed could turn the result, which the p-value does not know.");

    private static TestChoice OverFolds(ComparisonLayout layout)
    {
        var (count, isSplit) = (layout.Choices, layout.Folds == 1);
        var seeds = layout.Seeds > 1
            ? [isSplit ? "Trainings on the same split are averaged: they are no further splits."
                : "Seeds are averaged within each fold: they are no further folds."]
            : Array.Empty<string>();
        return count < CorrectedResampledT.FewestDifferences
            ? Choice(
                ComparisonTest.None,
                $"{count} {(isSplit ? "random splits" : "folds")} are too few: their differences do not tell a spread.")
            : Choice(
                ComparisonTest.CorrectedResampledT,
                $"{Place(layout)}, "
                + (isSplit ? $"{count} random splits" : $"{layout.Folds} folds x {layout.Repeats}")
                + ": their training sets overlap, which the corrected resampled t-test makes up for.",
                [
                    "The differences are about normal.",
                    isSplit ? "The splits are random, which the correction (Nadeau, Bengio 2003) was derived for."
                        : "The correction (Nadeau, Bengio 2003) was derived for random splits; for k folds it is a "
                            + "heuristic.",
                    "It speaks about this data set and this size of training set.",
                    .. seeds,
                ]);
    }

    private static string Place(ComparisonLayout layout)
    {
        const string Each = "each is tested by itself";
        return layout.Blocks == 1 && layout.DataSets <= 1 ? "One data set"
            : layout.WinnerPickedOnScores ? $"{layout.Blocks} data sets or settings, and {Each}"
            : layout.DataSets < layout.Blocks
                ? $"Of {layout.Blocks} data sets {layout.DataSets} have all values, too few for a test over them (at "
                    + $"least {Friedman.FewestDataSets}), so {Each}"
            : $"{layout.DataSets} data sets are too few for a test over them (at least {Friedman.FewestDataSets}), so "
                + Each;
    }

    private static TestChoice OverDataSets(ComparisonLayout layout)
    {
        string[] assumptions =
        [
            "The data sets are an independent sample of those that are meant.",
            "The folds and seeds of a data set are averaged: it counts as one value.",
            "The differences are as likely to be some amount above their middle as below it.",
        ];
        return layout.Variants < Friedman.FewestVariants
            ? Choice(
                ComparisonTest.Wilcoxon,
                $"Two variants on {layout.DataSets} data sets{Lacking(layout)}: the ranks of their differences are "
                + "compared.",
                assumptions)
            : Choice(
                ComparisonTest.FriedmanWilcoxon,
                $"{layout.Variants} variants on {layout.DataSets} data sets{Lacking(layout)}: first whether their "
                + "ranks differ at all, then the pairs.",
                assumptions);
    }

    private static string Lacking(ComparisonLayout layout) => layout.DataSets >= layout.Blocks
        ? ""
        : $" of {layout.Blocks} (the others lack values)";

    private static TestChoice OverSeeds(ComparisonLayout layout) => Choice(
        ComparisonTest.TrainingNoise,
        $"{layout.Seeds} trainings on the same samples: they show the noise of the training, not "
        + "how a variant would do on other samples, so there is no p-value.");

    private static IEnumerable<string> Leaks(ComparisonLayout layout)
    {
        if (layout.WinnerPickedOnScores)
        {
            yield return "Several other choices were scored on the same samples: whoever picks the best of them by "
                + "these scores has a winner that looks better than it is. Choose them on a validation split, or score "
                + "on images that had no say.";
        }

        if (layout.PickedByAge)
        {
            yield return "Some runs are of the same variant, data and seed, but of other manifests: only the latest of "
                + "them is compared, and the others are listed. Name the directories of those that are meant.";
        }

        if (layout.StoppedOnScores)
        {
            yield return "The training was stopped by the samples that are scored: all values look better than they "
                + "are, and not alike for every variant. Watch a val_ metric of a training.validation_split.";
        }
    }

    private static TestChoice Choice(ComparisonTest test, string why, params string[] assumptions) =>
        new(test, why, assumptions, []);
}
