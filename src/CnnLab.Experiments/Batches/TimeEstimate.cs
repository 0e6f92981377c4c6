using CnnLab.Compute;
using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>
/// How long trials take on this machine: a few of their networks are measured for a moment, the others are held to lie
/// between them by their multiply-adds.
/// </summary>
public sealed class TimeEstimate
{
    private const double SecondsOfMeasurement = 0.2;

    private readonly IReadOnlyList<Point> _points;

    private TimeEstimate(IReadOnlyList<Point> points) => _points = points;

    /// <summary>Measures the smallest network, the largest, and one in the middle.</summary>
    /// <param name="trials">Valid trials.</param>
    /// <param name="threads">Threads of each run; null for what each manifest says.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ComponentException">A component failed.</exception>
    public static TimeEstimate Measure(
        IEnumerable<PlannedTrial> trials, int? threads, CancellationToken cancellationToken)
    {
        PlannedTrial[] sizes =
        [
            .. trials.DistinctBy(trial => MultiplyAdds(trial)).OrderBy(trial => MultiplyAdds(trial)),
        ];
        var measured = sizes.Length == 0 ? [] : new[] { sizes[0], sizes[sizes.Length / 2], sizes[^1] }.Distinct();
        return new TimeEstimate([.. measured.Select(trial => Measure(trial, threads, cancellationToken))]);
    }

    /// <summary>How long a trial takes, if nothing ends it early.</summary>
    public double Seconds(PlannedTrial trial)
    {
        var work = TrialWork.Of(trial);
        var size = MultiplyAdds(trial);
        var above = _points.FirstOrDefault(point => point.MultiplyAdds >= size) ?? _points[^1];
        var below = _points.LastOrDefault(point => point.MultiplyAdds <= size) ?? _points[0];
        var share = above == below ? 0 : (size - below.MultiplyAdds) / (above.MultiplyAdds - below.MultiplyAdds);
        return (work.TrainedImages * double.Lerp(below.TrainingSeconds, above.TrainingSeconds, share))
            + (work.ScoredImages * double.Lerp(below.ScoringSeconds, above.ScoringSeconds, share));
    }

    private static double MultiplyAdds(PlannedTrial trial) => trial.Experiment.Network!.MultiplyAdds;

    private static Point Measure(PlannedTrial trial, int? threads, CancellationToken cancellationToken)
    {
        var definition = trial.Experiment.Definition!;
        using var pool = new WorkerPool(threads ?? definition.Compute.Threads ?? Environment.ProcessorCount);
        var compute = new ComputeBackend(LinearAlgebraProviders.Create(definition.Compute.Provider), pool);
        var result = new NetworkBenchmark(definition, compute, trial.Experiment.Factory)
            .Run(SecondsOfMeasurement, cancellationToken);
        return new Point(MultiplyAdds(trial), 1 / result.TrainImagesPerSecond, 1 / result.InferenceImagesPerSecond);
    }

    /// <summary>A measured network: seconds for an image.</summary>
    private sealed record Point(double MultiplyAdds, double TrainingSeconds, double ScoringSeconds);
}
