namespace CnnLab.Experiments;

/// <summary>What runs a folder holds, by what they have in common with the same trial under other plugins.</summary>
internal sealed class RunIndex
{
    private readonly Dictionary<string, ILookup<string, RecordedIdentity>> _folders = [];

    /// <summary>The latest run of the same trial under other plugins, data or program; null where there is none.</summary>
    public RecordedIdentity? Latest(PlannedTrial trial)
    {
        var folder = Path.GetDirectoryName(trial.Directory)!;
        if (!_folders.TryGetValue(folder, out var runs))
        {
            runs = Read(folder).ToLookup(run => run.TrialKey!);
            _folders.Add(folder, runs);
        }

        return runs[trial.Key].MaxBy(run => run.Written);
    }

    private static IEnumerable<RecordedIdentity> Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        // Hidden folders are runs in the making.
        foreach (var directory in Directory.EnumerateDirectories(folder)
            .Where(path => !Path.GetFileName(path).StartsWith('.')))
        {
            if (RecordedIdentity.Read(directory) is { TrialKey: not null } run)
            {
                yield return run;
            }
        }
    }
}
