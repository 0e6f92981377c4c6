namespace CnnLab.Plugins.Callbacks;

/// <summary>The callbacks that come with the lab.</summary>
public sealed class CallbacksPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddCallback<EarlyStopping, EarlyStoppingOptions>("early_stopping");
        plugin.AddCallback<ReduceOnPlateau, ReduceOnPlateauOptions>("reduce_on_plateau");
        plugin.AddCallback<ModelCheckpoint, ModelCheckpointOptions>("model_checkpoint");
        plugin.AddCallback<TerminateOnNan, NoOptions>("terminate_on_nan");
    }
}
