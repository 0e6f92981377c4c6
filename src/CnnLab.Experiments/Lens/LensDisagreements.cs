namespace CnnLab.Experiments;

/// <summary>Finds the images that networks disagree about.</summary>
internal static class LensDisagreements
{
    /// <summary>
    /// The images with most disagreement; of equal ones those with a picture, then those that come first in the data.
    /// An image counts where every variant was asked about it and not all give the same answers; runs of other seeds score other images in a fold.
    /// </summary>
    public static IReadOnlyList<LensDisagreement> Of(IReadOnlyList<LensVariant> variants, int most)
    {
        // Images of other data have no more than their numbers in common.
        var folds =
            from variant in variants
            from run in variant.Runs
            from fold in run.Folds
            select (variant.Variant, Place: (run.DataFingerprint, fold.Repeat, fold.Fold), Fold: fold);
        var pictures = folds
            .SelectMany(
                item => item.Fold.Mistakes, (item, mistake) => (Key: (item.Place, mistake.Index), mistake.Picture))
            .DistinctBy(kept => kept.Key)
            .ToDictionary(kept => kept.Key, kept => kept.Picture);
        var answers =
            from item in folds
            from image in Enumerable.Range(0, item.Fold.Indexes.Length)
            select (Key: (item.Place, Index: item.Fold.Indexes[image]), Label: item.Fold.Labels[image],
                item.Variant, Class: item.Fold.Predicted[image]);
        return
        [
            .. answers.GroupBy(answer => answer.Key)
                .Where(image => image.DistinctBy(answer => answer.Variant).Count() == variants.Count)
                .Select(image => new LensDisagreement(
                    image.Key.Place.Repeat,
                    image.Key.Place.Fold,
                    image.Key.Index,
                    image.First().Label,
                    Share([.. image.Select(answer => answer.Class)]),
                    pictures.GetValueOrDefault(image.Key),
                    [
                        .. image.GroupBy(answer => answer.Variant, answer => answer.Class)
                            .Select(votes => new LensVote(votes.Key, [.. votes])),
                    ]))
                .Where(image => Differ(image.Votes))
                .OrderByDescending(image => image.Disagreement)
                .ThenBy(image => image.Picture is null)
                .ThenBy(image => (image.Repeat, image.Fold, image.Index))
                .Take(most),
        ];
    }

    /// <summary>Where the runs of every variant are of the same two minds, no variant differs from another.</summary>
    private static bool Differ(IReadOnlyList<LensVote> votes) =>
        votes.Skip(1).Any(vote => !vote.Classes.ToHashSet().SetEquals(votes[0].Classes));

    private static double Share(int[] classes) =>
        1 - (classes.CountBy(value => value).Max(count => count.Value) / (double)classes.Length);
}
