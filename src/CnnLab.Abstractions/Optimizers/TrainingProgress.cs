namespace CnnLab;

/// <summary>Where training stands.</summary>
/// <param name="Step">The step about to be taken, from 0.</param>
/// <param name="StepsPerEpoch">Steps of one epoch.</param>
/// <param name="Epochs">Epochs planned.</param>
public readonly record struct TrainingProgress(long Step, int StepsPerEpoch, int Epochs)
{
    /// <summary>The epoch, from 0.</summary>
    public int Epoch => (int)(Step / StepsPerEpoch);

    /// <summary>All steps planned.</summary>
    public long TotalSteps => (long)StepsPerEpoch * Epochs;
}
