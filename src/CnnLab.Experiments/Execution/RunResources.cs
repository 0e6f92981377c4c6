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
    /// <param name="key">What tells data sets apart: all their options.</param>
    /// <param name="load">Loads them.</param>
    internal DatasetContents Data(string key, Func<DatasetContents> load)
    {
        if (_data is { } kept && kept.Key == key)
        {
            return kept.Data;
        }

        _data = null;
        var data = load();
        _data = (key, data);
        return data;
    }
}
