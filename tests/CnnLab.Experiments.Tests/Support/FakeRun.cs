using CnnLab.Engine;

namespace CnnLab.Experiments.Tests;

/// <summary>Tells a recorder of a training that never took place.</summary>
internal sealed class FakeRun(RunRecorder recorder, ManualTime time, int folds, int epochs, int repeats = 1)
{
    /// <summary>Which fold of the first repeat diverges in its first epoch; 0 for none.</summary>
    public int DivergingFold { get; init; }

    /// <summary>How long every epoch takes.</summary>
    public double Seconds { get; init; } = 1.5;

    /// <summary>The tables that a fold ends with, by its number.</summary>
    public Func<int, IReadOnlyDictionary<string, MetricTable>> Tables { get; init; } =
        _ => new Dictionary<string, MetricTable>();

    /// <summary>Metrics that every epoch has besides the usual ones.</summary>
    public IReadOnlyDictionary<string, double> MoreMetrics { get; init; } = new Dictionary<string, double>();

    public void Begin() => recorder.OnRunBegin(Some.Network, Some.Data, Some.Splits(folds, repeats));

    public void All()
    {
        Begin();
        foreach (var split in Some.Splits(folds, repeats))
        {
            Fold(split.Repeat, split.Fold);
        }
    }

    public void Fold(int repeat, int fold)
    {
        var diverges = repeat == 1 && fold == DivergingFold;
        var done = new List<EpochResult>();
        for (var epoch = 1; epoch <= (diverges ? 1 : epochs); epoch++)
        {
            var result = Some.Epoch(fold, epoch, Seconds, repeat);
            result = result with { Metrics = result.Metrics.Concat(MoreMetrics).ToDictionary() };
            done.Add(diverges ? Diverged(result) : result);
            var foldIndex = ((repeat - 1) * folds) + fold - 1;
            recorder.OnStep(new StepProgress(foldIndex, folds * repeats, epoch, epochs, 1, 10, 0.5));
            time.Advance(Seconds);
            recorder.OnEpochEnd(done[^1], Some.Checkpoint(fold, epoch) with { Repeat = repeat });
        }

        recorder.OnFoldEnd(new FoldResult(
            repeat,
            fold,
            diverges ? FoldStatus.Diverged : FoldStatus.Completed,
            diverges ? "the loss became NaN in epoch 1" : null,
            done,
            done[^1].Metrics,
            Some.Sha((char)('0' + fold)),
            done.Count * Seconds)
        {
            Tables = diverges ? new Dictionary<string, MetricTable>() : Tables(fold),
            InitialWeights = [new ParameterHash("conv1/kernel", "[2, 3]", Some.Sha('a'))],
            ScoredImages = diverges ? [] : [new ScoredImage(0, 0, fold), new ScoredImage(1, 1, -1)],
        }, kept: null);
    }

    private static EpochResult Diverged(EpochResult epoch) =>
        epoch with { Metrics = epoch.Metrics.ToDictionary(metric => metric.Key, _ => double.NaN) };
}
