using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CnnLab.Hosting;
using CnnLab.Manifests;

namespace CnnLab.Experiments;

/// <summary>What makes a run this run and no other: the resolved manifest, the plugins it uses, the data.</summary>
internal static class RunIdentity
{
    private const int IdLength = 12;

    /// <summary>Who runs a trial, and how many at once, changes no number.</summary>
    private const string Execution = "execution";

    /// <summary>The plugins whose components the manifest names.</summary>
    /// <param name="resolved">The resolved manifest, which notes the plugin of every component.</param>
    /// <param name="catalog">The plugins that were loaded.</param>
    public static IReadOnlyList<PluginProvenance> UsedPlugins(string resolved, ComponentCatalog catalog)
    {
        var manifest = JsonNode.Parse(resolved)!.AsObject();
        manifest.Remove(Execution);
        var named = Plugins(manifest).ToHashSet();
        return
        [
            .. from plugin in catalog.Plugins
               where named.Contains($"{plugin.Name} {plugin.Version}")
               orderby plugin.Name
               select new PluginProvenance(
                   plugin.Name, plugin.Version, ComponentCatalog.Sha256(plugin), plugin.Assembly),
        ];
    }

    /// <summary>
    /// The run's id. Where files lie and results go, the threads and the words about it change no number and do not count.
    /// </summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="catalog">The catalog that it was bound with.</param>
    /// <param name="plugins">The plugins that it uses.</param>
    /// <param name="dataFingerprint">The sha256 of the data.</param>
    /// <param name="initialWeights">The sha256 of the file that parameters begin with; null where there is none.</param>
    public static string Id(
        Manifest manifest,
        ComponentCatalog catalog,
        IEnumerable<PluginProvenance> plugins,
        string dataFingerprint,
        string? initialWeights)
    {
        var numbers = manifest with
        {
            Description = null,
            Output = new OutputOptions(),
            Plugins = [],
            Model = manifest.Model with { InitialWeights = null },
            Dataset = WithoutPlaces(manifest.Dataset),
            Compute = manifest.Compute with { Threads = null },
        };
        var resolved = JsonNode.Parse(ManifestWriter.WriteResolved(numbers, catalog))!.AsObject();
        resolved.Remove(Execution);
        var content = new StringBuilder(resolved.ToJsonString()).AppendLine(dataFingerprint);
        if (initialWeights is not null)
        {
            content.AppendLine(initialWeights);
        }

        foreach (var plugin in plugins)
        {
            content.AppendLine(plugin.Sha256);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())))[..IdLength];
    }

    /// <summary>Where the files lie does not change what is in them, and that is in the fingerprint.</summary>
    private static Component<Dataset> WithoutPlaces(Component<Dataset> dataset) => dataset.Options is FileDatasetOptions files
        ? dataset with { Options = files with { Path = null, Mirrors = [] } }
        : dataset;

    private static IEnumerable<string> Plugins(JsonNode? node) => node switch
    {
        JsonObject entries => entries.SelectMany(entry => entry is { Key: "x_plugin", Value: JsonValue name }
            ? [name.GetValue<string>()]
            : Plugins(entry.Value)),
        JsonArray items => items.SelectMany(Plugins),
        _ => [],
    };
}
