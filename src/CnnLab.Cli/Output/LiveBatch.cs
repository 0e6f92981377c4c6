using CnnLab.Engine;
using CnnLab.Experiments;
using Spectre.Console;

namespace CnnLab.Cli.Output;

/// <summary>A bar for the batch and one for each trial that runs; what failed stays above them.</summary>
internal sealed class LiveBatch : IBatchObserver
{
    private readonly BatchShare _share;
    private readonly ProgressContext _bars;
    private readonly Terminal _terminal;
    private readonly ProgressTask _batch;
    private readonly Dictionary<BatchTrial, ProgressTask> _running = [];

    public LiveBatch(BatchShare share, ProgressContext bars, Terminal terminal)
    {
        (_share, _bars, _terminal) = (share, bars, terminal);
        _batch = bars.AddTask("[bold]batch[/]");
    }

    public void OnBegin(BatchTrial trial)
    {
        _share.Begin(trial);
        _running[trial] = _bars.AddTask(trial.Title.EscapeMarkup());
        Refresh();
    }

    public void OnProgress(BatchTrial trial, StepProgress progress, long images)
    {
        _share.Go(trial, progress, images);
        var bar = _running[trial];
        bar.Value = TimeLeft.Share(progress) * bar.MaxValue;
        bar.Description = $"{trial.Title.EscapeMarkup()} [grey]fold {progress.FoldIndex + 1}/{progress.Folds} "
            + $"epoch {progress.Epoch}/{progress.Epochs} loss {progress.Loss:F4}[/]";
        Refresh();
    }

    public void OnNotice(BatchTrial trial, string notice) => _terminal.Notice($"{trial.Title}: {notice}");

    public void OnEnd(TrialOutcome outcome)
    {
        _share.End(outcome);
        if (_running.Remove(outcome.Trial, out var bar))
        {
            bar.StopTask();
            _bars.RemoveTask(bar);
        }

        if (!outcome.IsCompleted)
        {
            _terminal.Error(TrialWords.Of(outcome));
        }

        Refresh();
    }

    private void Refresh()
    {
        _batch.Value = _share.Share * _batch.MaxValue;
        _batch.Description = $"[bold]batch[/] {_share.Words()}";
    }
}
