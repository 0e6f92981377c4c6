using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>What a run has done so far.</summary>
internal sealed class RunHistory
{
    private readonly List<EpochResult> _epochs = [];
    private readonly List<FoldResult> _folds = [];

    /// <summary>The built network; null before it is built.</summary>
    public NetworkSummary? Network { get; private set; }

    /// <summary>The planned folds.</summary>
    public IReadOnlyList<FoldSplit> Splits { get; private set; } = [];

    public IReadOnlyList<EpochResult> Epochs => _epochs;

    public IReadOnlyList<FoldResult> Folds => _folds;

    /// <summary>How many scored samples of all folds are of each label.</summary>
    public IReadOnlyDictionary<int, long> ScoredSamples { get; private set; } = new Dictionary<int, long>();

    public void Begin(NetworkSummary network, DatasetContents data, IReadOnlyList<FoldSplit> splits)
    {
        (Network, Splits) = (network, splits);
        ScoredSamples = splits
            .SelectMany(split => split.Test.Select(index => split.Scored(data.Training, data.Test).Labels[index]))
            .GroupBy(label => label)
            .ToDictionary(samples => samples.Key, samples => samples.LongCount());
    }

    public void Add(EpochResult epoch) => _epochs.Add(epoch);

    public void Add(FoldResult fold) => _folds.Add(fold);

    public FoldResult? Find(FoldSplit split) =>
        _folds.Find(fold => fold.Repeat == split.Repeat && fold.Fold == split.Fold);

    /// <summary>The final metrics, one value for each planned fold.</summary>
    public IReadOnlyDictionary<string, MetricSummary> Metrics()
    {
        var names = _folds.SelectMany(fold => fold.Metrics.Keys).Distinct()
            .OrderBy(MetricName.Rank).ThenBy(MetricName.IsLoss);
        return names.ToDictionary(name => name,
            name => MetricSummary.From([.. Splits.Select(split => Value(Find(split), name))]));
    }

    /// <summary>The metrics' tables of the folds that are done.</summary>
    public IReadOnlyDictionary<string, TableRecord> Tables() => TableRecord.From(Splits, _folds);

    public IReadOnlyList<FoldSummary> FoldSummaries() => [.. Splits.Select(Summary)];

    private static double? Value(FoldResult? fold, string name) =>
        fold is { Status: FoldStatus.Completed } && fold.Metrics.TryGetValue(name, out var value)
            && double.IsFinite(value)
            ? value
            : null;

    private FoldSummary Summary(FoldSplit split)
    {
        var epochs = _epochs.Count(epoch => epoch.Repeat == split.Repeat && epoch.Fold == split.Fold);
        return Find(split) is { } fold
            ? new FoldSummary(
                fold.Repeat,
                fold.Fold,
                fold.Status,
                fold.Reason,
                epochs,
                fold.WeightsSha256,
                Math.Round(fold.Seconds, 3))
            {
                Standardization = fold.Standardization,
            }
            : new FoldSummary(split.Repeat, split.Fold, null, "not finished", epochs, null, null);
    }
}
