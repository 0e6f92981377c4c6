namespace CnnLab.Plugins.Optimizers;

/// <summary>The optimizers that come with the lab.</summary>
public sealed class OptimizersPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddOptimizer<SgdOptimizer, SgdOptions>("sgd");
        plugin.AddOptimizer<AdamOptimizer, AdamOptions>("adam");
    }
}
