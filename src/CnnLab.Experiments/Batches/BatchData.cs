using CnnLab.Engine;
using CnnLab.Hosting;
using CnnLab.Manifests;

namespace CnnLab.Experiments;

/// <summary>Loads every distinct data set of a batch once, however many trials learn from it.</summary>
internal sealed class BatchData
{
    private readonly Dictionary<(string Folder, string Dataset), (DataSummary? Data, string? Problem)> _known = [];

    /// <summary>The data of an experiment in figures, or why they cannot be had.</summary>
    public (DataSummary? Data, string? Problem) Of(LoadedExperiment experiment, CancellationToken cancellationToken)
    {
        var dataset = experiment.Definition!.Dataset;

        // What is done to the images while training is no matter of what they are.
        var loaded = dataset with { Options = (DatasetOptions)dataset.Options! with { Augmentation = [] } };
        var key = (experiment.Document.Folder, ManifestWriter.WriteComponent(loaded, experiment.Catalog));
        if (!_known.TryGetValue(key, out var known))
        {
            try
            {
                known = (DataSummary.Of(dataset, experiment.Factory, cancellationToken), null);
            }
            catch (ComponentException exception)
            {
                known = (null, exception.Message);
            }

            _known.Add(key, known);
        }

        return known;
    }
}
