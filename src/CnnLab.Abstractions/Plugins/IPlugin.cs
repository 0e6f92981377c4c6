namespace CnnLab;

/// <summary>
/// The entry of a plugin: one public class with a parameterless constructor in each assembly. An exception it throws
/// costs the plugin, not the lab: the components are missing, and an experiment that needs them is told why.
/// </summary>
public interface IPlugin
{
    /// <summary>Registers the plugin's components: <c>plugin.AddPooling&lt;MyRule&gt;("my_pooling2d");</c>.</summary>
    void Configure(IPluginBuilder plugin);
}
