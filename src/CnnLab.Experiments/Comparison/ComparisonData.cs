namespace CnnLab.Experiments;

/// <summary>Variants x data sets x folds of one metric, from the directories of runs.</summary>
public sealed record ComparisonData
{
    /// <summary>The path of what is compared, <c>components.pool</c>.</summary>
    public required string Factor { get; init; }

    /// <summary>The metric, <c>test_accuracy</c>.</summary>
    public required string Metric { get; init; }

    /// <summary>The variants, in the order in which they were met.</summary>
    public required IReadOnlyList<string> Variants { get; init; }

    /// <summary>The data sets, each with its variants.</summary>
    public required IReadOnlyList<ComparisonBlock> Blocks { get; init; }

    /// <summary>What could not be compared and why: runs that failed, and folds without a value.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Runs that take no part, each with the reason.</summary>
    public IReadOnlyList<LeftOutRun> LeftOut { get; init; } = [];

    /// <summary>Whether a run was left out for a later one of another manifest.</summary>
    internal bool HasOtherManifests { get; init; }

    /// <summary>Whether all runs are paired within their data sets.</summary>
    public PairingProof Pairing => PairingProof.Joined(Blocks.Select(block => block.Pairing));

    /// <summary>
    /// What there is to test. Blocks of one data set with other choices are no further data sets, so then each block is
    /// by itself.
    /// </summary>
    public ComparisonLayout Layout
    {
        get
        {
            var areDataSets = AreDataSets;
            return Blocks[0].Layout with
            {
                Variants = Variants.Count,
                Blocks = Blocks.Count,
                DataSets = areDataSets ? Blocks.Count(block => MeansOf(block) is not null) : 1,
                IsPaired = Pairing.IsPaired,
                PickedByAge = HasOtherManifests,
                WinnerPickedOnScores = !areDataSets,
                StoppedOnScores = Blocks.Any(block => block.Layout.StoppedOnScores),
            };
        }
    }

    // Other options of one data set change its images, and so their hash, but make it no other data set.
    private bool AreDataSets =>
        Blocks.Select(block => block.DataFingerprint).Distinct().Count() == Blocks.Count
        && Blocks.Select(block => block.Source).Distinct().Count() == Blocks.Count
        && !Blocks.SelectMany(block => block.Cells).SelectMany(cell => cell.Runs)
            .Any(run => run.HasDataChoice(Factor));

    /// <summary>The mean of every variant, for each data set on which all variants have one.</summary>
    public IReadOnlyList<IReadOnlyList<double>> MeanTable() => [.. Blocks.Select(MeansOf).OfType<double[]>()];

    /// <summary>The data sets of <see cref="MeanTable"/>.</summary>
    internal IReadOnlyList<string> CompleteTitles() =>
        [.. Blocks.Where(block => MeansOf(block) is not null).Select(block => block.Title)];

    /// <summary>The data sets that are not in <see cref="MeanTable"/>, and who lacks values there.</summary>
    internal IReadOnlyList<IncompleteDataSet> Incomplete() =>
    [
        .. Blocks.Where(block => MeansOf(block) is null).Select(block => new IncompleteDataSet(
            block.Title, [.. Variants.Where(variant => MeanOf(block, variant) is null)])),
    ];

    /// <summary>Reads runs and sorts them.</summary>
    /// <param name="runDirectories">The directories of the runs.</param>
    /// <param name="factor">The path of what is compared.</param>
    /// <param name="metric">The metric.</param>
    /// <exception cref="NoComparisonException">Fewer than two variants have values.</exception>
    public static ComparisonData Read(IEnumerable<string> runDirectories, string factor, string metric)
    {
        var (runs, missing) = (new List<ComparedRun>(), new List<string>());
        foreach (var directory in runDirectories)
        {
            try
            {
                runs.Add(ComparedRun.Read(directory));
            }
            catch (RunFileException exception)
            {
                missing.Add(exception.Message);
            }
        }

        return From(runs, missing, factor, metric);
    }

    /// <summary>The same of runs that have been read, the earliest first.</summary>
    internal static ComparisonData From(
        IReadOnlyList<ComparedRun> runs, List<string> missing, string factor, string metric)
    {
        var names = VariantNames.Of(runs, factor);
        NamedRun[] named = [.. runs.Where(run => names[run] is not null).Select(run => new NamedRun(run, names[run]!))];
        NamedRun[] scored = [.. named.Where(item => item.Run.Summary.Metrics.ContainsKey(metric))];
        var repeated = RepeatedRuns.Of(scored, run => Place(run, factor));
        string[] variants = [.. repeated.Latest.Select(item => item.Variant).Distinct()];
        var places = repeated.Latest.GroupBy(item => Place(item.Run, factor))
            .Select(place => (place.Key, Seeds: CommonSeeds.Of([.. place], metric))).ToArray();
        LeftOutRun[] leftOut =
        [
            .. runs.Where(run => names[run] is null).Select(run => WithoutFactor(run, factor)),
            .. repeated.LeftOut,
            .. places.SelectMany(place => place.Seeds.LeftOut),
        ];
        missing.AddRange(named.Except(scored).Select(item => WithoutMetric(item.Run, metric)));
        missing.AddRange(repeated.Latest.SelectMany(item => WithoutValue(item.Run, metric)));
        return variants.Length >= 2
            ? new ComparisonData
            {
                Factor = factor,
                Metric = metric,
                Variants = variants,
                Blocks = [.. places.Select(place => Block(place.Key, place.Seeds, factor, metric))],
                Missing = missing,
                LeftOut = leftOut,
                HasOtherManifests = repeated.Differ,
            }
            : throw new NoComparisonException(
                $"A comparison of {factor} by {metric} needs at least two variants with values, but "
                + (variants.Length == 0 ? "no run has one. " : $"all runs are of {variants[0]}. ")
                + string.Join(' ', missing.Concat(leftOut.Select(run => $"{run.Directory} is left out: {run.Reason}."))));
    }

    private static ComparisonBlock Block(
        (string DataSet, string? Fingerprint, string Choices) key, CommonSeeds seeds, string factor, string metric)
    {
        var cells =
            from item in seeds.Runs
            group item.Run by item.Variant into variant
            select new ComparisonCell(
                variant.Key, [.. variant.OrderBy(run => run.Provenance.Seed).SelectMany(run => Scores(run, metric))]);
        return new ComparisonBlock(
            string.Join(", ", new[] { seeds.Runs[0].Run.Data.Name, key.Choices }.Where(word => word.Length > 0)),
            key.Fingerprint,
            [.. cells],
            Proof(seeds, factor));
    }

    private static PairingProof Proof(CommonSeeds seeds, string factor)
    {
        IGrouping<string, ComparedRun>[] variants = [.. seeds.Runs.GroupBy(item => item.Variant, item => item.Run)];
        var between = seeds.Exist
            ? seeds.Runs.GroupBy(item => item.Seed, item => item.Run).Select(runs => PairingProof.Of([.. runs], factor))
            : WithoutCommonSeed(variants, factor);
        return PairingProof.Joined([.. between, .. variants.Select(runs => PairingProof.Within([.. runs]))]);
    }

    // The runs of each variant in the order of their seeds; the first of one belongs to the first of another.
    private static IEnumerable<PairingProof> WithoutCommonSeed(
        IGrouping<string, ComparedRun>[] variants, string factor)
    {
        var ordered = Array.ConvertAll(
            variants, variant => variant.OrderBy(run => run.Provenance.Seed).ToArray());
        var counts = variants.Zip(ordered, (variant, runs) => (variant.Key, runs.Length)).ToArray();
        var uneven = counts.Where(count => count.Length != counts[0].Length).Select(count =>
            $"The number of runs is {counts[0].Length} of {counts[0].Key} and {count.Length} of {count.Key}.");
        return Enumerable.Range(0, ordered.Min(runs => runs.Length))
            .Select(i => PairingProof.Of([.. ordered.Select(runs => runs[i])], factor))
            .Prepend(new PairingProof([.. uneven], []));
    }

    private static IEnumerable<ScoredFold> Scores(ComparedRun run, string metric) =>
        run.Folds.Zip(run.Summary.Metrics[metric].Values, (fold, value) => new ScoredFold(run, fold, value));

    private static (string DataSet, string? Fingerprint, string Choices) Place(ComparedRun run, string factor) =>
        (run.Data.Type, run.Provenance.DataFingerprint, run.OtherChoices(factor));

    private static LeftOutRun WithoutFactor(ComparedRun run, string factor) => new(
        run.Directory,
        Variant: null,
        run.Data.Name,
        $"it has no {factor}: neither a choice of a sweep nor its manifest's value");

    private static string WithoutMetric(ComparedRun run, string metric) => run.Summary.Metrics.Count == 0
        ? $"{run.Directory} has no values: {run.Summary.Reason ?? "it did not complete"}."
        : $"{run.Directory} has no {metric}, only {string.Join(", ", run.Summary.Metrics.Keys)}.";

    private static IEnumerable<string> WithoutValue(ComparedRun run, string metric) =>
        Scores(run, metric).Where(score => score.Value is null).Select(score =>
            $"{run.Directory} has no {metric} of repeat {score.Samples.Repeat}, fold {score.Samples.Fold}.");

    private double[]? MeansOf(ComparisonBlock block)
    {
        var means = Variants.Select(variant => MeanOf(block, variant));
        return means.All(mean => mean is not null) ? [.. means.Select(mean => mean!.Value)] : null;
    }

    private static double? MeanOf(ComparisonBlock block, string variant) =>
        block.Cells.FirstOrDefault(cell => cell.Variant == variant)?.Mean;
}
