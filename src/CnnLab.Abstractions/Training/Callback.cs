namespace CnnLab;

/// <summary>Watches training after every epoch and may end it.</summary>
public abstract class Callback
{
    /// <summary>
    /// The metrics that every report must have, by their names in <see cref="EpochReport.Metrics"/>: <c>val_loss</c>.
    /// One that the training will not measure is a finding of <c>validate</c>. Default: none.
    /// </summary>
    public virtual IReadOnlyList<string> Watches => [];

    /// <summary>A new fold begins: forget the last one.</summary>
    public virtual void OnTrainingBegin()
    {
    }

    /// <summary>An epoch has ended.</summary>
    public abstract void OnEpochEnd(EpochReport report);
}
