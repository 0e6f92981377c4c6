namespace CnnLab.Engine;

/// <summary>The callbacks of a fold, and what they have asked for so far.</summary>
internal sealed class FoldCallbacks(TrainingSession session)
{
    private bool _keeps;

    /// <summary>What the learning rate is multiplied by.</summary>
    public float LearningRateScale { get; private set; } = 1;

    /// <summary>The epoch that the fold ends with: the last that a callback kept, or else the last.</summary>
    public int FinalEpoch { get; private set; }

    /// <summary>The fold begins.</summary>
    public void Begin() => Each("the training's begin", callback => callback.OnTrainingBegin());

    /// <summary>An epoch has ended, now or before the run was interrupted.</summary>
    public void EndEpoch(EpochReport seen)
    {
        Each($"the end of epoch {seen.Epoch}", callback => callback.OnEpochEnd(seen));
        LearningRateScale *= seen.LearningRateFactor;
        _keeps |= seen.KeepsParameters;
        if (!_keeps || seen.KeepsParameters)
        {
            FinalEpoch = seen.Epoch;
        }
    }

    private void Each(string call, Action<Callback> action)
    {
        foreach (var (callback, component) in session.Callbacks.Zip(session.Definition.Training.Callbacks))
        {
            try
            {
                action(callback);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw ComponentFailure.Of("callback", component.Type, callback, call, exception);
            }
        }
    }
}
