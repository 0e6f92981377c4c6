namespace CnnLab.Experiments;

/// <summary>Finds the images that networks disagree about.</summary>
internal static class LensDisagreements
{
    /// <summary>
    /// The images with most disagreement; of equal ones those with a picture, then those that come first in the data. An
    /// image counts where every variant was asked about it; runs of other seeds score other images in a fold.
    /// </summary>
    public static IReadOnlyList<LensDisagreement> Of(IReadOnlyList<LensVariant> variants, int most)
    {
        var pictures = variants.SelectMany(variant => variant.Folds)
            .SelectMany(fold => fold.Mistakes.Select(mistake => (fold.Repeat, fold.Fold, mistake)))
            .DistinctBy(kept => (kept.Repeat, kept.Fold, kept.mistake.Index))
            .ToDictionary(kept => (kept.Repeat, kept.Fold, kept.mistake.Index), kept => kept.mistake.Picture);
        var answers =
            from variant in variants
            from fold in variant.Folds
            from place in Enumerable.Range(0, fold.Indexes.Length)
            select (Image: (fold.Repeat, fold.Fold, Index: fold.Indexes[place]), Label: fold.Labels[place],
                variant.Variant, Class: fold.Predicted[place]);
        return
        [
            .. answers.GroupBy(answer => answer.Image)
                .Where(image => image.DistinctBy(answer => answer.Variant).Count() == variants.Count)
                .Select(image => new LensDisagreement(
                    image.Key.Repeat,
                    image.Key.Fold,
                    image.Key.Index,
                    image.First().Label,
                    Share([.. image.Select(answer => answer.Class)]),
                    pictures.GetValueOrDefault(image.Key),
                    [
                        .. image.GroupBy(answer => answer.Variant, answer => answer.Class)
                            .Select(votes => new LensVote(votes.Key, [.. votes])),
                    ]))
                .Where(image => image.Disagreement > 0)
                .OrderByDescending(image => image.Disagreement)
                .ThenBy(image => image.Picture is null)
                .ThenBy(image => (image.Repeat, image.Fold, image.Index))
                .Take(most),
        ];
    }

    private static double Share(int[] classes) =>
        1 - (classes.CountBy(value => value).Max(count => count.Value) / (double)classes.Length);
}
