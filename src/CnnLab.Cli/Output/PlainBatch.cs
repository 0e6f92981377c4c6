using CnnLab.Engine;
using CnnLab.Experiments;
using Spectre.Console;

namespace CnnLab.Cli.Output;

/// <summary>A line for each trial that has ended, for logs and pipes, and now and then how far the batch is.</summary>
internal sealed class PlainBatch(BatchShare share, Terminal terminal, TimeProvider time, bool quiet) : IBatchObserver
{
    private static readonly TimeSpan Pulse = TimeSpan.FromMinutes(1);
    private long _lastLine = time.GetTimestamp();

    public void OnBegin(BatchTrial trial) => share.Begin(trial);

    public void OnProgress(BatchTrial trial, StepProgress progress, long images)
    {
        share.Go(trial, progress, images);
        if (time.GetElapsedTime(_lastLine) >= Pulse)
        {
            Line(share.Words());
        }
    }

    public void OnNotice(BatchTrial trial, string notice) => terminal.Notice($"{trial.Title}: {notice}");

    public void OnEnd(TrialOutcome outcome)
    {
        share.End(outcome);
        if (outcome.IsCompleted)
        {
            Line($"{TrialWords.Of(outcome)}; {share.Words()}");
        }
        else
        {
            terminal.Error($"{TrialWords.Of(outcome)}; {share.Words()}");
        }
    }

    private void Line(string text)
    {
        _lastLine = time.GetTimestamp();
        if (!quiet)
        {
            terminal.Messages.WriteLine(text);
        }
    }
}
