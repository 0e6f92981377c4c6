namespace CnnLab.Plugins.Optimizers;

/// <summary>The optimizers that come with the lab.</summary>
public sealed class OptimizersPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddOptimizer<SgdOptimizer, SgdOptions>("sgd");
        plugin.AddOptimizer<AdamOptimizer, AdamOptions>("adam");
        plugin.AddOptimizer<AdamWOptimizer, AdamWOptions>("adamw");
        plugin.AddOptimizer<NadamOptimizer, NadamOptions>("nadam");
        plugin.AddOptimizer<RAdamOptimizer, RAdamOptions>("radam");
        plugin.AddOptimizer<AdamaxOptimizer, AdamaxOptions>("adamax");
        plugin.AddOptimizer<RmsPropOptimizer, RmsPropOptions>("rmsprop");
        plugin.AddOptimizer<AdagradOptimizer, AdagradOptions>("adagrad");
        plugin.AddOptimizer<AdadeltaOptimizer, AdadeltaOptions>("adadelta");
        plugin.AddOptimizer<LionOptimizer, LionOptions>("lion");
    }
}
