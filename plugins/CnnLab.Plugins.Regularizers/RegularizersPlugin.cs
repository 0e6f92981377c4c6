namespace CnnLab.Plugins.Regularizers;

/// <summary>The regularizers that come with the lab.</summary>
public sealed class RegularizersPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddRegularizer<L1Regularizer, L1Options>("l1");
        plugin.AddRegularizer<L2Regularizer, L2Options>("l2");
        plugin.AddRegularizer<L1L2Regularizer, L1L2Options>("l1_l2");
    }
}
