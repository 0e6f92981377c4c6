using CnnLab.Engine;
using CnnLab.Experiments;

namespace CnnLab.Cli.Output;

/// <summary>How far a batch is, and what is left of it.</summary>
internal sealed class BatchShare(int trials, TimeProvider time)
{
    private readonly TimeLeft _timeLeft = new(time);
    private readonly Dictionary<BatchTrial, (double Share, long Images)> _running = [];
    private long _imagesDone;

    public int Done { get; private set; }

    public int Failed { get; private set; }

    public int Running => _running.Count;

    /// <summary>The share of all trials, 0 to 1, those that run by what they have done.</summary>
    public double Share => (Done + _running.Values.Sum(trial => trial.Share)) / trials;

    /// <summary>"3 of 36 done, 1 failed, 2 running, 12,400 images/s, 12 min 05 s left".</summary>
    public string Words()
    {
        var images = _imagesDone + _running.Values.Sum(trial => trial.Images);
        var speed = images / Math.Max(_timeLeft.Elapsed.TotalSeconds, 1e-3);
        return $"{Done} of {trials} done"
            + (Failed > 0 ? $", {Failed} failed" : "")
            + $", {Running} running"
            + (images > 0 ? $", {NumberText.Count((long)speed)} images/s" : "")
            + (Share > 0 ? $", {NumberText.Duration(_timeLeft.Estimate(Share).TotalSeconds)} left" : "");
    }

    public void Begin(BatchTrial trial) => _running[trial] = (0, 0);

    public void Go(BatchTrial trial, StepProgress progress, long images) =>
        _running[trial] = (TimeLeft.Share(progress), images);

    public void End(TrialOutcome outcome)
    {
        _running.Remove(outcome.Trial, out var last);
        _imagesDone += last.Images;
        Done++;
        Failed += outcome.IsCompleted ? 0 : 1;
    }
}
