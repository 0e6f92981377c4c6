namespace CnnLab.Experiments;

/// <summary>
/// Runs of the same variant, data and seed: they are no further seeds, so the latest of them is compared, which has the
/// newer plugins. That the others have another manifest is told, since then they are not the same training.
/// </summary>
internal sealed record RepeatedRuns
{
    private const int MostValues = 3;

    private RepeatedRuns(IReadOnlyList<NamedRun> latest, IReadOnlyList<LeftOutRun> leftOut, bool differ) =>
        (Latest, LeftOut, Differ) = (latest, leftOut, differ);

    /// <summary>Those that are compared.</summary>
    public IReadOnlyList<NamedRun> Latest { get; }

    /// <summary>The earlier ones.</summary>
    public IReadOnlyList<LeftOutRun> LeftOut { get; }

    /// <summary>Whether an earlier one has another manifest.</summary>
    public bool Differ { get; }

    /// <summary>Looks for them.</summary>
    /// <param name="runs">The runs, the earliest first.</param>
    /// <param name="place">The data and other choices of a run.</param>
    public static RepeatedRuns Of(IReadOnlyList<NamedRun> runs, Func<ComparedRun, object> place)
    {
        var repeats = runs.GroupBy(item => (item.Variant, place(item.Run), item.Seed)).ToArray();
        var earlier = repeats.SelectMany(repeat => repeat.SkipLast(1).Select(item => (
            Item: item,
            Later: repeat.Last(),
            Values: PairingProof.OtherValues(item.Run, repeat.Last().Run).ToArray()))).ToArray();
        var latest = repeats.Select(repeat => repeat.Last()).ToHashSet();
        return new RepeatedRuns(
            [.. runs.Where(latest.Contains)],
            [.. earlier.Select(repeat => repeat.Item.LeftOut(Reason(repeat.Later, repeat.Values)))],
            Array.Exists(earlier, repeat => repeat.Values.Length > 0));
    }

    private static string Reason(NamedRun later, string[] values) =>
        $"another run is of the same variant, data and seed, and later: {later.Run.Id}"
        + (values.Length == 0 ? ""
            : $", but its manifest is another: {string.Join(" ", values.Take(MostValues)).TrimEnd('.')}")
        + (values.Length > MostValues ? $", and {values.Length - MostValues} more values" : "");
}
