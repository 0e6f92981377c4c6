using CnnLab.Engine;
using CnnLab.Experiments;
using Spectre.Console;

namespace CnnLab.Cli.Output;

/// <summary>One line per epoch, for logs and pipes.</summary>
internal sealed class PlainProgress(string name, Terminal terminal, TimeProvider time, bool quiet) : ITrainingObserver
{
    private readonly TimeLeft _timeLeft = new(time);
    private StepProgress _last;

    public void OnRunBegin(NetworkSummary network, DatasetContents data, IReadOnlyList<FoldSplit> splits)
    {
        Line(
            $"{name}: {network.Parameters:N0} parameters, {data.Training.Count:N0} training images, "
            + $"{splits.Count} fold{(splits.Count == 1 ? "" : "s")}");
        DataNotices.Show(terminal, name, data.Notices);
    }

    public void OnNotice(string notice) => terminal.Notice($"{name}: {notice}");

    public void OnStep(StepProgress progress) => _last = progress;

    public void OnEpochEnd(EpochResult epoch, Checkpoint checkpoint)
    {
        var left = NumberText.Duration(_timeLeft.Estimate(TimeLeft.Share(_last)).TotalSeconds);
        Line(
            $"{name}: {Place(_last)}, {Metrics(epoch.Metrics)}, {epoch.Seconds:F1} s, {left} left");
    }

    public void OnFoldEnd(FoldResult fold, Checkpoint? kept)
    {
        if (fold.Status == FoldStatus.Diverged)
        {
            terminal.Warning($"{name}: fold {fold.Fold} of repeat {fold.Repeat} diverged: {fold.Reason}");
        }
    }

    private void Line(string text)
    {
        if (!quiet)
        {
            terminal.Messages.WriteLine(text);
        }
    }

    private static string Metrics(IReadOnlyDictionary<string, double> metrics) =>
        string.Join(", ", metrics.Where(metric => !MetricName.IsPart(metric.Key))
            .Select(metric => $"{metric.Key} {NumberText.Metric(metric.Key, metric.Value)}"));

    private static string Place(StepProgress progress) =>
        $"fold {progress.FoldIndex + 1}/{progress.Folds} epoch {progress.Epoch}/{progress.Epochs}";
}
