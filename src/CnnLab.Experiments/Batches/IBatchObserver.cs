using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>Hears how a batch goes; one call at a time.</summary>
public interface IBatchObserver
{
    /// <summary>A trial begins.</summary>
    void OnBegin(BatchTrial trial);

    /// <summary>A trial goes on.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="progress">How far it is.</param>
    /// <param name="images">Training images that it has gone through.</param>
    void OnProgress(BatchTrial trial, StepProgress progress, long images);

    /// <summary>There is something to know about a trial: a notice of its data, a further try.</summary>
    void OnNotice(BatchTrial trial, string notice);

    /// <summary>A trial has ended.</summary>
    void OnEnd(TrialOutcome outcome);
}
