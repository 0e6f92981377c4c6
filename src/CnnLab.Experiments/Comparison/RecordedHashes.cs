using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>What the hashes of <c>pairing.json</c> say of runs of one seed.</summary>
internal static class RecordedHashes
{
    /// <summary>
    /// Why the runs are not paired: a hash is missing, the batches were in another order, or a layer that the factor
    /// does not touch began with other weights. What the first run lacks is compared among the others. One fold and
    /// parameter stands for all of a run: if one stream of random numbers is another, nearly all of them are.
    /// </summary>
    public static IEnumerable<string> Differences(IReadOnlyList<ComparedRun> runs, string factor)
    {
        string[] missing = [.. runs.SelectMany(WithoutHashes)];
        return missing.Length > 0
            ? missing
            : [.. Differ(runs.SelectMany(BatchOrders)), .. Differ(runs.SelectMany(run => InitialWeights(run, factor)))];
    }

    /// <summary>
    /// Layers that the factor does not touch, but whose sizes follow from it: a pooling rule decides how many numbers
    /// the layers behind it read. Such weights cannot be equal, and that is part of what is compared.
    /// </summary>
    public static IEnumerable<string> OtherShapes(ComparedRun a, ComparedRun b, string factor)
    {
        var touched = TouchedLayers.Of(factor, a, b);
        return
            from fold in Folds(a, b).Take(1)
            from pair in Shared(fold.First, fold.Second, touched)
            where pair.First.Shape != pair.Second.Shape
            select $"{pair.First.Name} is {pair.First.Shape} in {a.Id} and {pair.Second.Shape} in {b.Id}: "
                + $"{factor} changes the layer's size, so its initial weights cannot be the same.";
    }

    private static IEnumerable<string> WithoutHashes(ComparedRun run)
    {
        const string Advice = "an earlier version of cnnlab has trained it. Train it anew to compare it as paired.";
        return run.Pairing is not { Count: > 0 } records
            ? [$"{run.Id} has no recorded hashes of its batch orders and initial weights: {Advice}"]
            : records.Where(record => !record.IsComplete).Take(1).Select(record =>
                $"{run.Id} has not all hashes of {Fold(record)}, of its batch orders and initial weights: {Advice}");
    }

    // A fold that has not ended has no value that could be compared.
    private static IEnumerable<(PairingRecord First, PairingRecord Second)> Folds(ComparedRun a, ComparedRun b) =>
        (a.Pairing ?? []).Join(
            b.Pairing ?? [],
            record => (record.Repeat, record.Fold),
            record => (record.Repeat, record.Fold),
            (first, second) => (first, second));

    // One of them may have stopped earlier: the epochs that two have are compared.
    private static IEnumerable<Hashed> BatchOrders(ComparedRun run) =>
        from record in run.Pairing ?? []
        from order in record.BatchOrders.Index()
        select new Hashed(run, $"The batch order of {Fold(record)}, epoch {order.Index + 1}", "", order.Item);

    private static IEnumerable<Hashed> InitialWeights(ComparedRun run, string factor)
    {
        var touched = TouchedLayers.Of(factor, run);
        return
            from record in run.Pairing ?? []
            from parameter in record.InitialWeights
            where !touched.Have(parameter.Name)
            select new Hashed(
                run,
                $"The initial value of {parameter.Name} in {Fold(record)}",
                parameter.Shape,
                parameter.Sha256);
    }

    private static IEnumerable<string> Differ(IEnumerable<Hashed> hashes) => hashes
        .GroupBy(hash => (hash.What, hash.Shape))
        .SelectMany(same => same.Where(hash => hash.Sha256 != same.First().Sha256)
            .Select(hash => (First: same.First(), Second: hash)))
        .DistinctBy(pair => pair.Second.Run)
        .SelectMany(pair => PairingProof.Differ(
            pair.First.Run, pair.Second.Run, pair.First.What, pair.First.Sha256, pair.Second.Sha256));

    private static IEnumerable<(ParameterHash First, ParameterHash Second)> Shared(
        PairingRecord first, PairingRecord second, TouchedLayers touched) =>
        first.InitialWeights
            .Where(parameter => !touched.Have(parameter.Name))
            .Join(
                second.InitialWeights,
                parameter => parameter.Name,
                parameter => parameter.Name,
                (one, other) => (one, other));

    private static string Fold(PairingRecord record) => $"repeat {record.Repeat}, fold {record.Fold}";

    private sealed record Hashed(ComparedRun Run, string What, string Shape, string? Sha256);
}
