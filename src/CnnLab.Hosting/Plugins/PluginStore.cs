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
                result = (PluginAssemblyLoader.Load(assembly), "");
            }
            catch (ComponentException exception)
            {
                result = (null, exception.Message);
            }

            _loaded.Add(assembly, result);
        }

        return result;
    }
}
