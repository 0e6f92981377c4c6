using CnnLab.Manifests;

namespace CnnLab.Hosting;

/// <summary>All components of all plugins that were found, and the plugins that could not be had and why.</summary>
/// <param name="store">Where plugins are loaded, each once.</param>
public sealed class ComponentCatalog(PluginStore store) : IComponentCatalog
{
    private readonly List<LoadedPlugin> _plugins = [];
    private readonly List<ComponentDescriptor> _components = [];
    private readonly List<PluginProblem> _problems = [];
    private readonly HashSet<string> _seen = [];

    /// <inheritdoc/>
    public IReadOnlyList<ComponentDescriptor> Components => _components;

    /// <inheritdoc/>
    public IReadOnlyList<PluginProblem> Problems => _problems;

    /// <summary>The plugins that were loaded.</summary>
    public IReadOnlyList<LoadedPlugin> Plugins => _plugins;

    /// <summary>Loads every plugin of a folder; what fails is noted in <see cref="Problems"/>.</summary>
    public void AddFolder(string folder)
    {
        if (!PluginFolders.In(folder).Any())
        {
            _problems.Add(new PluginProblem(folder, PluginFolders.NothingIn(folder), []));
        }

        foreach (var assembly in PluginFolders.In(folder))
        {
            Add(assembly);
        }
    }

    /// <summary>Loads the plugin at a path: a DLL, or a folder with one.</summary>
    /// <exception cref="ComponentException">There is nothing at that path.</exception>
    public void AddPath(string path)
    {
        foreach (var assembly in PluginFolders.At(path))
        {
            Add(assembly);
        }
    }

    private void Add(string assembly)
    {
        if (!_seen.Add(assembly))
        {
            return;
        }

        var (plugin, problem) = store.Load(assembly);
        if (plugin is not null && _plugins.Find(other => other.Name == plugin.Name) is { } taken)
        {
            problem = $"has the name {plugin.Name}, which was loaded from {taken.Assembly} already. "
                + "Expected different assembly names: remove one of the two.";
            plugin = null;
        }

        if (plugin is null)
        {
            _problems.Add(new PluginProblem(assembly, problem, []));
            return;
        }

        Add(plugin);
    }

    private void Add(LoadedPlugin plugin)
    {
        _plugins.Add(plugin);
        foreach (var component in plugin.Components)
        {
            _components.Add(new ComponentDescriptor(
                component.Kind,
                component.Type,
                component.Implementation,
                component.Options,
                component.Description,
                plugin.Name,
                plugin.Version,
                plugin.Assembly));
        }
    }
}
