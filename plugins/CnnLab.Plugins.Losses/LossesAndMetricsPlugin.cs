namespace CnnLab.Plugins.Losses;

/// <summary>The losses and metrics that come with the lab.</summary>
public sealed class LossesAndMetricsPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddLoss<CategoricalCrossentropyLoss, CategoricalCrossentropyOptions>("categorical_crossentropy");
        plugin.AddLoss<MeanSquaredErrorLoss, NoOptions>("mean_squared_error");
        plugin.AddMetric<AccuracyMetric, NoOptions>("accuracy");
    }
}
