namespace CnnLab.Experiments;

/// <summary>
/// The runs on one data set whose seeds all variants have. A mean over other seeds than another's is no pair of it, so
/// a seed that one variant lacks is left out of all.
/// </summary>
internal sealed record CommonSeeds
{
    private CommonSeeds(IReadOnlyList<NamedRun> runs, IReadOnlyList<LeftOutRun> leftOut, bool exist) =>
        (Runs, LeftOut, Exist) = (runs, leftOut, exist);

    /// <summary>Those that are compared.</summary>
    public IReadOnlyList<NamedRun> Runs { get; }

    /// <summary>Those of other seeds, which have values.</summary>
    public IReadOnlyList<LeftOutRun> LeftOut { get; }

    /// <summary>Whether there is such a seed; without one all runs are kept, and they are not paired.</summary>
    public bool Exist { get; }

    /// <summary>Looks for them.</summary>
    /// <param name="runs">The runs on one data set.</param>
    /// <param name="metric">The metric. Variants that have it of no run in full have no say.</param>
    public static CommonSeeds Of(IReadOnlyList<NamedRun> runs, string metric)
    {
        NamedRun[] complete = [.. runs.Where(item => item.IsComplete(metric))];
        var seeds = complete.GroupBy(item => item.Variant, item => item.Seed)
            .ToDictionary(variant => variant.Key, variant => variant.ToHashSet());
        var common = complete.Select(item => item.Seed).Where(seed => seeds.Values.All(all => all.Contains(seed)))
            .ToHashSet();
        if (common.Count == 0)
        {
            return new CommonSeeds(runs, [], exist: false);
        }

        return new CommonSeeds(
            [.. runs.Where(item => common.Contains(item.Seed))],
            [
                .. complete.Where(item => !common.Contains(item.Seed)).Select(item => item.LeftOut(
                    $"seed {item.Seed} has no value of "
                    + string.Join(", ", seeds.Where(all => !all.Value.Contains(item.Seed)).Select(all => all.Key)))),
            ],
            exist: true);
    }
}
