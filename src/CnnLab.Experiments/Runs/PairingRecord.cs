using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>
/// A fold in <c>pairing.json</c>: the hashes that prove two trainings to be paired, since equal ones began with equal
/// weights and saw the images in the same order.
/// </summary>
/// <param name="Repeat">The repeat, from 1.</param>
/// <param name="Fold">The fold, from 1.</param>
/// <param name="BatchOrders">
/// The sha256 of the order of each epoch's images; null where an earlier version has trained the epoch.
/// </param>
/// <param name="InitialWeights">
/// Every parameter before the first step; empty where an earlier version has begun the fold.
/// </param>
public sealed record PairingRecord(
    int Repeat, int Fold, IReadOnlyList<string?> BatchOrders, IReadOnlyList<ParameterHash> InitialWeights)
{
    /// <summary>Whether no hash is missing.</summary>
    internal bool IsComplete => InitialWeights.Count > 0 && BatchOrders.All(order => order is not null);

    /// <summary>The records of folds that have ended.</summary>
    public static IReadOnlyList<PairingRecord> From(IReadOnlyList<FoldResult> folds) =>
    [
        .. folds.Select(fold => new PairingRecord(
            fold.Repeat, fold.Fold, [.. fold.Epochs.Select(epoch => epoch.BatchOrderSha256)], fold.InitialWeights)),
    ];

    /// <summary>
    /// Reads the <c>pairing.json</c> of a run's directory; null where there is none, since no fold has ended or an
    /// earlier version has run it.
    /// </summary>
    /// <exception cref="RunFileException">It is not what was written.</exception>
    public static IReadOnlyList<PairingRecord>? Find(string runDirectory)
    {
        var path = Path.Combine(runDirectory, "pairing.json");
        return File.Exists(path) ? RunJson.Read<IReadOnlyList<PairingRecord>>(path) : null;
    }
}
