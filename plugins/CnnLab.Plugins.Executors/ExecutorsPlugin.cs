namespace CnnLab.Plugins.Executors;

/// <summary>The executors that come with the lab.</summary>
public sealed class ExecutorsPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin) => plugin.AddExecutor<LocalExecutor, NoOptions>("local");
}
