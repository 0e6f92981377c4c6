namespace CnnLab.Plugins.Activations;

/// <summary>The activations that come with the lab.</summary>
public sealed class ActivationsPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddActivation<ReluActivation, NoOptions>("relu");
        plugin.AddActivation<SigmoidActivation, NoOptions>("sigmoid");
        plugin.AddActivation<TanhActivation, NoOptions>("tanh");
        plugin.AddActivation<SoftmaxActivation, NoOptions>("softmax");
    }
}
