using CnnLab.Manifests;

namespace CnnLab.Hosting;

/// <summary>Loads every DLL once in the life of the process, however many manifests ask for it.</summary>
public sealed class PluginStore
{
    private readonly Dictionary<string, (LoadedPlugin? Plugin, string Problem)> _loaded = [];

    /// <summary>The plugin in a DLL, or why there is none.</summary>
    internal (LoadedPlugin? Plugin, string Problem) Load(string assembly)
    {
        if (!_loaded.TryGetValue(assembly, out var result))
        {
            try
            {
                var plugin = PluginAssemblyLoader.Load(assembly);
                CheckOptions(plugin);
                result = (plugin, "");
            }
            catch (ComponentException exception)
            {
                result = (null, exception.Message);
            }

            _loaded.Add(assembly, result);
        }

        return result;
    }

    /// <summary>Options that a manifest cannot hold are the plugin's mistake, and said when it is loaded.</summary>
    private static void CheckOptions(LoadedPlugin plugin)
    {
        foreach (var component in plugin.Components)
        {
            try
            {
                OptionsDescriptor.Of(component.Options);
            }
            catch (ComponentException exception)
            {
                throw new ComponentException($"'{component.Type}': {exception.Message}", exception);
            }
        }
    }
}
