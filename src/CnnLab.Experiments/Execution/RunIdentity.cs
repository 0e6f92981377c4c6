using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CnnLab.Hosting;
using CnnLab.Manifests;

namespace CnnLab.Experiments;

/// <summary>What makes a run this run and no other; known before anything is trained.</summary>
/// <param name="Id">
/// Of the resolved manifest, the plugins it uses, the data, the initial weights and the program's version.
/// </param>
/// <param name="TrialKey">
/// Of the manifest and the initial weights alone: the same trial with other plugins, data or program has the same.
/// </param>
/// <param name="Plugins">The plugins whose components the manifest names.</param>
public sealed record RunIdentity(string Id, string TrialKey, IReadOnlyList<PluginProvenance> Plugins)
{
    private const int IdLength = 12;
    private const string PluginKey = "x_plugin";

    /// <summary>The identity of an experiment.</summary>
    /// <param name="experiment">A valid experiment.</param>
    /// <param name="dataFingerprint">The sha256 of its data.</param>
    public static RunIdentity Of(LoadedExperiment experiment, string dataFingerprint)
    {
        var content = Content(Numbers(experiment.Manifest!), experiment.Catalog);
        var plugins = UsedPlugins(content, experiment.Catalog);
        var weights = experiment.Definition!.InitialWeights?.Sha256;
        string[] surroundings =
            [dataFingerprint, Provenance.ThisVersion, .. plugins.Select(plugin => plugin.Sha256)];
        var trial = Hash([content.ToJsonString(), weights]);
        Forget(content);
        return new RunIdentity(Hash([trial, .. surroundings]), Hash([content.ToJsonString(), weights]), plugins);
    }

    /// <summary>The plugins whose components an experiment's manifest names.</summary>
    internal static IReadOnlyList<PluginProvenance> UsedPlugins(LoadedExperiment experiment) =>
        UsedPlugins(Content(experiment.Manifest!, experiment.Catalog), experiment.Catalog);

    private static JsonObject Content(Manifest manifest, ComponentCatalog catalog)
    {
        var content = JsonNode.Parse(ManifestWriter.WriteResolved(manifest, catalog))!.AsObject();
        content.Remove("execution");
        // What is asked of the runs later on, and how the answer is written, changes none of them.
        content.Remove("comparison");
        content["output"]!.AsObject().Remove("reports");
        return content;
    }

    private static IReadOnlyList<PluginProvenance> UsedPlugins(JsonNode resolved, ComponentCatalog catalog)
    {
        var named = PluginNames(resolved).ToHashSet();
        return
        [
            .. from plugin in catalog.Plugins
               where named.Contains($"{plugin.Name} {plugin.Version}")
               orderby plugin.Name
               select new PluginProvenance(plugin.Name, plugin.Version, plugin.Sha256, plugin.Assembly),
        ];
    }

    /// <summary>
    /// Where files lie and results go, who runs it on how many threads, and the words about it change no number and do
    /// not count.
    /// </summary>
    private static Manifest Numbers(Manifest manifest) => manifest with
    {
        Description = null,
        Output = new OutputOptions(),
        Plugins = [],
        Model = manifest.Model with { InitialWeights = null },
        Dataset = WithoutPlaces(manifest.Dataset),
        Compute = manifest.Compute with { Threads = null },
    };

    /// <summary>Where the files lie does not change what is in them, and that is in the fingerprint.</summary>
    private static Component<Dataset> WithoutPlaces(Component<Dataset> dataset) => dataset.Options is FileDatasetOptions files
        ? dataset with { Options = files with { Path = null, Mirrors = [] } }
        : dataset;

    private static IEnumerable<string> PluginNames(JsonNode? node) => node switch
    {
        JsonObject entries => entries.SelectMany(entry => entry is { Key: PluginKey, Value: JsonValue name }
            ? [name.GetValue<string>()]
            : PluginNames(entry.Value)),
        JsonArray items => items.SelectMany(PluginNames),
        _ => [],
    };

    /// <summary>Takes the plugins' names and versions out.</summary>
    private static void Forget(JsonNode? node)
    {
        if (node is JsonObject entries)
        {
            entries.Remove(PluginKey);
            foreach (var entry in entries)
            {
                Forget(entry.Value);
            }
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Forget(item);
            }
        }
    }

    private static string Hash(IEnumerable<string?> parts) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..IdLength];
}
