namespace CnnLab;

/// <summary>Watches training after every epoch and may end it.</summary>
public abstract class Callback
{
    /// <summary>A new fold begins: forget the last one.</summary>
    public virtual void OnTrainingBegin()
    {
    }

    /// <summary>An epoch has ended.</summary>
    public abstract void OnEpochEnd(EpochReport report);
}
