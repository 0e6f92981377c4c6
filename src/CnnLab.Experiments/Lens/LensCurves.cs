namespace CnnLab.Experiments;

/// <summary>Makes the curves of a comparison.</summary>
internal static class LensCurves
{
    public static IReadOnlyList<LensCurve> Of(IReadOnlyList<LensVariant> variants) =>
    [
        Consistency("shift", "pixels", fold => fold.Shifts, variants),
        Accuracy("shift", "pixels", fold => fold.Shifts, variants),
        Accuracy("noise", "standard deviation, share of the range of values", fold => fold.Noise, variants),
        Accuracy("blur", "standard deviation, pixels", fold => fold.Blur, variants),
        Accuracy("occlusion", "side, share of the image's", fold => fold.Occlusion, variants),
    ];

    private static LensCurve Consistency(
        string change,
        string unit,
        Func<LensFold, IReadOnlyList<LensPoint>> points,
        IReadOnlyList<LensVariant> variants) =>
        Curve(
            change,
            "consistency",
            unit,
            points,
            fold => [1, .. points(fold).Select(point => point.Consistency)],
            variants);

    private static LensCurve Accuracy(
        string change,
        string unit,
        Func<LensFold, IReadOnlyList<LensPoint>> points,
        IReadOnlyList<LensVariant> variants) =>
        Curve(
            change,
            "accuracy",
            unit,
            points,
            fold => [fold.Accuracy, .. points(fold).Select(point => point.Accuracy)],
            variants);

    private static LensCurve Curve(
        string change,
        string measure,
        string unit,
        Func<LensFold, IReadOnlyList<LensPoint>> points,
        Func<LensFold, double[]> values,
        IReadOnlyList<LensVariant> variants) =>
        new(
            change,
            measure,
            unit,
            [0, .. points(variants[0].Folds[0]).Select(point => point.Strength)],
            [.. variants.Select(variant => Line(variant.Variant, [.. variant.Folds.Select(values)]))]);

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
