using System.Text.Json.Serialization;

namespace CnnLab.Experiments;

/// <summary>The part of a <c>provenance.json</c> that tells what a run was a run of.</summary>
internal sealed record RecordedIdentity
{
    private const int ShownDigits = 12;

    public string? TrialKey { get; init; }

    public string? ProductVersion { get; init; }

    public string? DataFingerprint { get; init; }

    public string? InitialWeightsSha256 { get; init; }

    public IReadOnlyList<PluginProvenance> Plugins { get; init; } = [];

    /// <summary>When the record was written.</summary>
    [JsonIgnore]
    public DateTime Written { get; init; }

    /// <summary>Reads it; null where there is none, or none that can be read.</summary>
    public static RecordedIdentity? Read(string runDirectory)
    {
        var file = new FileInfo(Path.Combine(runDirectory, "provenance.json"));
        try
        {
            return file.Exists
                ? RunJson.Read<RecordedIdentity>(file.FullName) with { Written = file.LastWriteTimeUtc }
                : null;
        }
        catch (RunFileException)
        {
            // A damaged record says nothing about any trial.
            return null;
        }
    }

    /// <summary>What a run was planned as.</summary>
    public static RecordedIdentity Of(RunIdentity planned) => new()
    {
        TrialKey = planned.TrialKey,
        ProductVersion = planned.ProductVersion,
        DataFingerprint = planned.DataFingerprint,
        InitialWeightsSha256 = planned.InitialWeightsSha256,
        Plugins = planned.Plugins,
    };

    /// <summary>What is otherwise now, a sentence each.</summary>
    public IReadOnlyList<string> ChangesTo(RunIdentity now)
    {
        var before = Plugins.ToDictionary(plugin => plugin.Name);
        var changes = new List<string>();
        foreach (var plugin in now.Plugins)
        {
            if (!before.Remove(plugin.Name, out var old))
            {
                changes.Add($"plugin {plugin.Name} is new");
            }
            else if (old.Sha256 != plugin.Sha256)
            {
                changes.Add($"plugin {plugin.Name} was {Shown(old)} and is {Shown(plugin)}");
            }
        }

        changes.AddRange(before.Keys.Select(name => $"plugin {name} is no longer used"));
        if (DataFingerprint is { } data && data != now.DataFingerprint)
        {
            changes.Add($"the data were {Short(data)} and are {Short(now.DataFingerprint)}");
        }

        if (InitialWeightsSha256 != now.InitialWeightsSha256)
        {
            changes.Add($"the initial weights were {Shown(InitialWeightsSha256)} and are {Shown(now.InitialWeightsSha256)}");
        }

        if (ProductVersion != now.ProductVersion)
        {
            changes.Add($"CnnLab was {ProductVersion} and is {now.ProductVersion}");
        }

        return changes;
    }

    private static string Shown(PluginProvenance plugin) => $"{plugin.Version} ({Short(plugin.Sha256)})";

    private static string Shown(string? hash) => hash is null ? "none" : Short(hash);

    private static string Short(string hash) => hash.Length > ShownDigits ? hash[..ShownDigits] : hash;
}
