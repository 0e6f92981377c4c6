using CnnLab.Hosting;

namespace CnnLab.Experiments;

/// <summary>Finds the plugins that a run was made with.</summary>
internal static class RecordedPlugins
{
    /// <summary>
    /// The lab with all of them: those it has anyway, and the others from where the run had found them.
    /// </summary>
    /// <returns>The lab, and a sentence for each plugin of another version.</returns>
    /// <exception cref="ComponentException">One is missing: which, what for, where it was.</exception>
    public static (ExperimentLoader Loader, IReadOnlyList<string> Notices) Find(
        RunDirectory run, NetworkRecord record, ExperimentLoader loader)
    {
        var loaded = loader.Catalog().Plugins.Select(plugin => plugin.Name).ToHashSet();
        var places = RunJson.Read<Provenance>(run.ProvenanceFile).Plugins
            .Where(plugin => !loaded.Contains(plugin.Name))
            .ToDictionary(plugin => plugin.Name, plugin => plugin.Path);
        var complete = loader.With(places.Values.Where(File.Exists));
        var plugins = complete.Catalog().Plugins.ToDictionary(plugin => plugin.Name, plugin => plugin.Version);
        var notices = new List<string>();
        foreach (var needed in record.Components.GroupBy(component => (component.Plugin, component.Version)))
        {
            var (name, version) = needed.Key;
            if (!plugins.TryGetValue(name, out var found))
            {
                throw new ComponentException(
                    $"{run.FullPath} needs the plugin {name} {version} for "
                    + $"{string.Join(", ", needed.Select(component => component.Type).Distinct())}, which is not there. "
                    + "Give its folder or DLL with --plugins"
                    + $"{(places.TryGetValue(name, out var place) ? $"; the run had {place}" : "")}.");
            }

            if (found != version)
            {
                notices.Add($"{name} is {found} here, the run was made with {version}");
            }
        }

        return (complete, notices);
    }
}
