namespace CnnLab;

/// <summary>
/// A number that says how good the predictions of a data set are. Called on one thread, in the order of the samples.
/// </summary>
public abstract class Metric
{
    /// <summary>Forgets all samples.</summary>
    public abstract void Reset();

    /// <summary>Takes in some samples.</summary>
    /// <param name="predictions">
    /// The network's outputs, or the values before a last activation that the loss has taken over: their order within a
    /// sample is the same. A metric that needs more than the order asks for a <see cref="MetricSite"/>.
    /// </param>
    /// <param name="labels">The true classes.</param>
    public abstract void Add(ReadOnlyBatch predictions, ReadOnlySpan<int> labels);

    /// <summary>The metric of all samples since <see cref="Reset"/>; NaN where there are none.</summary>
    public abstract double Result { get; }

    /// <summary>
    /// Says what is recorded of all samples since <see cref="Reset"/>: <see cref="Result"/>, unless a metric has more
    /// to say, such as a number for each class or a table. Called once for each pass over samples, not for each batch.
    /// </summary>
    public virtual void Report(MetricReport report) => report.Add(Result);
}
