using CnnLab.Engine;
using CnnLab.Hosting;

namespace CnnLab.Experiments;

/// <summary>Loads every distinct data set of a batch once, however many trials learn from it.</summary>
/// <param name="resources">Keeps the last data set for the run that may follow.</param>
/// <param name="time">Tells whether loading takes long.</param>
/// <param name="tellLongLoad">Says so, if it does.</param>
internal sealed class BatchData(RunResources resources, TimeProvider time, Action<string> tellLongLoad)
{
    private readonly Dictionary<string, (DataSummary? Data, string? Problem)> _known = [];

    /// <summary>The data of an experiment in figures, or why they cannot be had.</summary>
    public (DataSummary? Data, string? Problem) Of(LoadedExperiment experiment, CancellationToken cancellationToken)
    {
        var key = RunResources.DataKey(experiment);
        if (!_known.TryGetValue(key, out var known))
        {
            _known.Add(key, known = Load(experiment, cancellationToken));
        }

        return known;
    }

    private (DataSummary? Data, string? Problem) Load(LoadedExperiment experiment, CancellationToken cancellationToken)
    {
        try
        {
            var summary = DataSummary.Of(
                experiment.Definition!.Dataset,
                experiment.Factory,
                load => resources.Data(experiment, load, time, tellLongLoad),
                cancellationToken);
            return (summary, null);
        }
        catch (ComponentException exception)
        {
            return (null, exception.Message);
        }
    }
}
