namespace CnnLab.Experiments;

/// <summary>Makes the curves of a comparison.</summary>
internal static class LensCurves
{
    public static IReadOnlyList<LensCurve> Of(IReadOnlyList<LensVariant> variants)
    {
        return
        [
            Curve("shift", "consistency", "pixels", _ => 1, point => point.Consistency, fold => fold.Shifts),
            Accuracy("shift", "pixels", fold => fold.Shifts),
            Accuracy("noise", "standard deviation, share of the range of values", fold => fold.Noise),
            Accuracy("blur", "standard deviation, pixels", fold => fold.Blur),
            Accuracy("occlusion", "side, share of the image's", fold => fold.Occlusion),
        ];

        LensCurve Accuracy(string change, string unit, Func<LensFold, IReadOnlyList<LensPoint>> points) =>
            Curve(change, "accuracy", unit, fold => fold.Accuracy, point => point.Accuracy, points);

        LensCurve Curve(
            string change,
            string measure,
            string unit,
            Func<LensFold, double> unchanged,
            Func<LensPoint, double> changed,
            Func<LensFold, IReadOnlyList<LensPoint>> points) => new(
                change,
                measure,
                unit,
                [0, .. points(variants[0].Folds[0]).Select(point => point.Strength)],
                [
                    .. variants.Select(variant => Line(
                        variant.Variant,
                        [.. variant.Folds.Select(fold => (double[])[unchanged(fold), .. points(fold).Select(changed)])])),
                ]);
    }

    private static LensLine Line(string variant, double[][] folds)
    {
        int[] places = [.. Enumerable.Range(0, folds[0].Length)];
        return new LensLine(
            variant,
            [.. places.Select(place => folds.Average(fold => fold[place]))],
            [.. places.Select(place => folds.Min(fold => fold[place]))],
            [.. places.Select(place => folds.Max(fold => fold[place]))]);
    }
}
