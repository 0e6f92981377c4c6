namespace CnnLab.Experiments;

/// <summary>How much a trial has to compute, if nothing ends it early.</summary>
/// <param name="Folds">Trainings: folds of all repeats.</param>
/// <param name="Steps">Training steps of all folds.</param>
/// <param name="TrainedImages">Images that go forward and backward.</param>
/// <param name="ScoredImages">Images that only go forward, after each epoch.</param>
public sealed record TrialWork(int Folds, long Steps, long TrainedImages, long ScoredImages)
{
    /// <summary>The work of a valid trial.</summary>
    public static TrialWork Of(PlannedTrial trial)
    {
        var (definition, data) = (trial.Experiment.Definition!, trial.Data!);
        var (folds, scored, learned) = definition.CrossValidation switch
        {
            KFoldOptions k => (k.NSplits * k.NRepeats, data.Training / k.NSplits, data.Training - (data.Training / k.NSplits)),
            HoldOutOptions { TestSize: { } share } => HoldOut(data.Training, share),
            _ => (1, data.Test ?? 0, data.Training),
        };
        var training = definition.Training;
        var validation = (int)Math.Round(learned * training.ValidationSplit);
        var perFold = (long)(learned - validation);
        var steps = (perFold + training.BatchSize - 1) / training.BatchSize;
        var epochs = (long)folds * training.Epochs;
        return new TrialWork(folds, epochs * steps, epochs * perFold, epochs * (scored + validation));
    }

    private static (int Folds, int Scored, int Learned) HoldOut(int images, double share)
    {
        var scored = (int)Math.Round(images * share);
        return (1, scored, images - scored);
    }
}
