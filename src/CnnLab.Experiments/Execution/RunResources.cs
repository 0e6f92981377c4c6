using CnnLab.Hosting;
using CnnLab.Manifests;

namespace CnnLab.Experiments;

/// <summary>What the runs of one process share, so that thousands of short ones do not each find it out anew.</summary>
public sealed class RunResources
{
    private readonly Dictionary<string, GitState> _git = [];
    private (string Key, DatasetContents Data)? _data;

    /// <summary>The commit of a manifest, as it was when this process first asked.</summary>
    internal GitState Git(string manifestPath)
    {
        if (!_git.TryGetValue(manifestPath, out var state))
        {
            _git.Add(manifestPath, state = GitState.Of(manifestPath));
        }

        return state;
    }

    /// <summary>The data of the last run where this one wants the same; only one data set is kept.</summary>
    /// <param name="experiment">Says which.</param>
    /// <param name="load">Loads them.</param>
    /// <param name="time">Tells whether that takes long.</param>
    /// <param name="tellLongLoad">Says so, if it does.</param>
    internal DatasetContents Data(
        LoadedExperiment experiment, Func<DatasetContents> load, TimeProvider time, Action<string> tellLongLoad)
    {
        var key = DataKey(experiment);
        if (_data is { } kept && kept.Key == key)
        {
            return kept.Data;
        }

        _data = null;
        using var watch = new LoadWatch(
            time, () => tellLongLoad($"still preparing the data of '{experiment.Definition!.Dataset.Type}'"));
        var data = load();
        _data = (key, data);
        return data;
    }

    /// <summary>
    /// What tells data sets apart: where relative paths start, and all options but what training does to the images.
    /// </summary>
    internal static string DataKey(LoadedExperiment experiment) =>
        $"{experiment.Document.Folder}\n{DataOptions(experiment)}";

    /// <summary>All options of the data set but what training does to the images, as JSON.</summary>
    internal static string DataOptions(LoadedExperiment experiment)
    {
        var dataset = experiment.Definition!.Dataset;
        var loaded = dataset with { Options = (DatasetOptions)dataset.Options! with { Augmentation = [] } };
        return ManifestWriter.WriteComponent(loaded, experiment.Catalog);
    }
}
