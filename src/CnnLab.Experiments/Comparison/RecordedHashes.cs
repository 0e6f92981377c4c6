using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>What the hashes of <c>pairing.json</c> say of two runs.</summary>
internal static class RecordedHashes
{
    /// <summary>
    /// Why the runs are not paired: a hash is missing, the batches were in another order, or a layer that the factor
    /// does not touch began with other weights. One fold and parameter stands for all: if one stream of random numbers is
    /// another, nearly all of them are.
    /// </summary>
    public static IEnumerable<string> Differences(ComparedRun a, ComparedRun b, string factor)
    {
        string[] missing = [.. WithoutHashes(a), .. WithoutHashes(b)];
        if (missing.Length > 0)
        {
            return missing;
        }

        var touched = TouchedLayers.Of(factor, a, b);
        var folds = Folds(a, b).ToArray();
        return
        [
            .. folds.SelectMany(fold => BatchOrders(a, b, fold.First, fold.Second)).Take(1),
            .. folds.SelectMany(fold => InitialWeights(a, b, fold.First, fold.Second, touched)).Take(1),
        ];
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

    // One of them may have stopped earlier: the epochs that both have are compared.
    private static IEnumerable<string> BatchOrders(
        ComparedRun a, ComparedRun b, PairingRecord first, PairingRecord second) =>
        first.BatchOrders.Zip(second.BatchOrders).SelectMany((pair, index) => PairingProof.Differ(
            a, b, $"The batch order of {Fold(first)}, epoch {index + 1}", pair.First, pair.Second));

    private static IEnumerable<string> InitialWeights(
        ComparedRun a, ComparedRun b, PairingRecord first, PairingRecord second, TouchedLayers touched) =>
        Shared(first, second, touched)
            .Where(pair => pair.First.Shape == pair.Second.Shape)
            .SelectMany(pair => PairingProof.Differ(
                a,
                b,
                $"The initial value of {pair.First.Name} in {Fold(first)}",
                pair.First.Sha256,
                pair.Second.Sha256));

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
}
