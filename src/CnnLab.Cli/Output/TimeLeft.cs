namespace CnnLab.Cli.Output;

/// <summary>Estimates how long a run will still take from how long its steps took so far.</summary>
internal sealed class TimeLeft(TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();

    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>The share of all steps that is done, 0 to 1.</summary>
    public static double Share(Engine.StepProgress progress)
    {
        var epochs = (progress.FoldIndex * progress.Epochs) + progress.Epoch - 1
            + ((double)progress.Step / progress.Steps);
        return epochs / ((double)progress.Folds * progress.Epochs);
    }

    public TimeSpan Estimate(double share) => share > 0 ? Elapsed * ((1 - share) / share) : TimeSpan.Zero;
}
