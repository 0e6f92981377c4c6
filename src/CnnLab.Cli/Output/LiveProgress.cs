using CnnLab.Engine;
using CnnLab.Experiments;
using Spectre.Console;

namespace CnnLab.Cli.Output;

/// <summary>A bar with the time left, and a line for each fold that is done.</summary>
internal sealed class LiveProgress(string name, ProgressTask task, Terminal terminal, TimeProvider time)
    : ITrainingObserver
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);
    private readonly TimeLeft _timeLeft = new(time);
    private string _held = "";
    private TimeSpan _shown = -Refresh;

    public void OnRunBegin(NetworkSummary network, DatasetContents data, IReadOnlyList<FoldSplit> splits)
    {
        task.Description = $"[bold]{name.EscapeMarkup()}[/] {data.Training.Count:N0} images, "
            + $"{network.Parameters:N0} parameters";
        DataNotices.Show(terminal, name, data.Notices);
    }

    public void OnNotice(string notice) => terminal.Notice($"{name}: {notice}");

    public void OnStep(StepProgress progress)
    {
        // Thousands of steps a second must not wait for a terminal, nor allocate for it.
        if (_timeLeft.Elapsed - _shown < Refresh && progress.Step < progress.Steps)
        {
            return;
        }

        _shown = _timeLeft.Elapsed;
        var share = TimeLeft.Share(progress);
        task.Value = share * task.MaxValue;
        task.Description = $"[bold]{name.EscapeMarkup()}[/] fold {progress.FoldIndex + 1}/{progress.Folds} "
            + $"epoch {progress.Epoch}/{progress.Epochs} loss {progress.Loss:F4}{_held} "
            + $"[grey]{NumberText.Duration(_timeLeft.Estimate(share).TotalSeconds)} left[/]";
    }

    public void OnEpochEnd(EpochResult epoch, Checkpoint checkpoint) =>
        _held = epoch.Metrics.TryGetValue("test_accuracy", out var accuracy)
            ? $" test [green]{100 * accuracy:F2} %[/]"
            : "";

    public void OnFoldEnd(FoldResult fold, Checkpoint? kept)
    {
        if (fold.Status == FoldStatus.Diverged)
        {
            terminal.Warning($"{name}: fold {fold.Fold} of repeat {fold.Repeat} diverged: {fold.Reason}");
        }
    }
}
