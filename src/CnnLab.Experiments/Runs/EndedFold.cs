using System.Text.Json;
using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>A line of <c>folds-done.jsonl</c>: a fold that has ended and is not trained again.</summary>
/// <param name="Repeat">The repeat, from 1.</param>
/// <param name="Fold">The fold, from 1.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Reason">Why it ended before the last epoch; null if it did not.</param>
/// <param name="Epochs">Epochs done.</param>
/// <param name="Metrics">Its final metrics; null for a number that is not finite.</param>
/// <param name="WeightsSha256">The sha256 of all parameters' bytes.</param>
/// <param name="Standardization">What was done to every channel; null for nothing.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record EndedFold(
    int Repeat,
    int Fold,
    FoldStatus Status,
    string? Reason,
    int Epochs,
    IReadOnlyDictionary<string, double?> Metrics,
    string WeightsSha256,
    Standardization? Standardization,
    double Seconds)
{
    /// <summary>The tables of its metrics, such as a confusion matrix.</summary>
    public IReadOnlyDictionary<string, EndedTable> Tables { get; init; } = new Dictionary<string, EndedTable>();

    /// <summary>Every parameter before the first step; empty where it was not kept.</summary>
    public IReadOnlyList<ParameterHash> InitialWeights { get; init; } = [];

    public static EndedFold Of(FoldResult fold) => new(
        fold.Repeat,
        fold.Fold,
        fold.Status,
        fold.Reason,
        fold.Epochs.Count,
        fold.Metrics.ToDictionary(
            metric => metric.Key, metric => double.IsFinite(metric.Value) ? metric.Value : (double?)null),
        fold.WeightsSha256,
        fold.Standardization,
        Math.Round(fold.Seconds, 3))
    {
        Tables = fold.Tables.ToDictionary(table => table.Key, table => EndedTable.Of(table.Value)),
        InitialWeights = fold.InitialWeights,
    };

    public FoldResult Result(IReadOnlyList<EpochResult> epochs) => new(
        Repeat,
        Fold,
        Status,
        Reason,
        epochs,
        Metrics.ToDictionary(metric => metric.Key, metric => metric.Value ?? double.NaN),
        WeightsSha256,
        Seconds)
    {
        Standardization = Standardization,
        Tables = Tables.ToDictionary(table => table.Key, table => table.Value.Table()),
        InitialWeights = InitialWeights,
    };

    public string Line() => JsonSerializer.Serialize(this, RunJson.OneLine);

    /// <summary>The lines up to the first that is damaged: the folds behind it are trained again.</summary>
    public static IReadOnlyList<EndedFold> Read(string path)
    {
        var folds = new List<EndedFold>();
        try
        {
            folds.AddRange((File.Exists(path) ? LineFile.Read(path) : [])
                .Select(line => JsonSerializer.Deserialize<EndedFold>(line, RunJson.OneLine)!));
        }
        catch (JsonException)
        {
            // Deserialised one by one: those before are there.
        }

        return folds;
    }
}
