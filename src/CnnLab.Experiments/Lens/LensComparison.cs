namespace CnnLab.Experiments;

/// <summary>
/// What the lens saw of several variants, side by side: all that tables and figures show, from their <c>lens.json</c>
/// alone.
/// </summary>
public sealed record LensComparison
{
    /// <summary>The variants, in the order in which they were given.</summary>
    public required IReadOnlyList<string> Variants { get; init; }

    /// <summary>
    /// Consistency under shifts first, then accuracy under shifts, noise, blur and occlusion.
    /// </summary>
    public required IReadOnlyList<LensCurve> Curves { get; init; }

    /// <summary>The pooling layers of each variant, in its network's order.</summary>
    public required IReadOnlyList<LensPooling> Pooling { get; init; }

    /// <summary>The images with most disagreement, those with most first.</summary>
    public required IReadOnlyList<LensDisagreement> Disagreements { get; init; }

    /// <summary>Puts variants side by side.</summary>
    /// <param name="variants">The variants, each with at least one run, of one data set.</param>
    /// <param name="mostDisagreements">How many images are shown.</param>
    /// <exception cref="NoComparisonException">They were measured with different options.</exception>
    public static LensComparison Of(IReadOnlyList<LensVariant> variants, int mostDisagreements = 12)
    {
        var options = variants[0].Runs[0].Options;
        if (variants.FirstOrDefault(variant => !variant.Runs.All(run => run.Options.AreSame(options))) is { } other)
        {
            throw new NoComparisonException(
                $"The lens looked at {variants[0].Variant} and {other.Variant} with different options. "
                + "Run cnnlab lens over both at once.");
        }

        return new LensComparison
        {
            Variants = [.. variants.Select(variant => variant.Variant)],
            Curves = LensCurves.Of(variants),
            Pooling = [.. variants.SelectMany(PoolingOf)],
            Disagreements = LensDisagreements.Of(variants, mostDisagreements),
        };
    }

    /// <summary>
    /// Runs of one variant may have other layers, where a manifest was edited: each layer is the mean of those that
    /// have it.
    /// </summary>
    private static IEnumerable<LensPooling> PoolingOf(LensVariant variant) =>
        variant.Folds.SelectMany(fold => fold.Pooling).GroupBy(layer => layer.Layer).Select(layers =>
        {
            PoolingStatistics[] all = [.. layers];
            LensLayerTime[] times =
                [.. variant.Times.SelectMany(run => run.Layers).Where(time => time.Layer == layers.Key)];
            return new LensPooling(
                variant.Variant,
                all[0] with
                {
                    Mean = all.Average(layer => layer.Mean),
                    Deviation = all.Average(layer => layer.Deviation),
                    Zeros = all.Average(layer => layer.Zeros),
                    TotalVariation = all.Average(layer => layer.TotalVariation),
                    HighFrequencies = all.Average(layer => layer.HighFrequencies),
                },
                times.Length > 0 ? times.Min(time => time.ForwardMilliseconds) : null,
                times.Length > 0 ? times[0].ActivationBytes : null);
        });
}
