namespace CnnLab.Plugins.Activations;

/// <summary>The activations that come with the lab.</summary>
public sealed class ActivationsPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddActivation<ReluActivation, NoOptions>("relu");
        plugin.AddActivation<Relu6Activation, NoOptions>("relu6");
        plugin.AddActivation<LeakyReluActivation, LeakyReluOptions>("leaky_relu");
        plugin.AddActivation<EluActivation, EluOptions>("elu");
        plugin.AddActivation<SeluActivation, NoOptions>("selu");
        plugin.AddActivation<GeluActivation, NoOptions>("gelu");
        plugin.AddActivation<SiluActivation, NoOptions>("silu");
        plugin.AddActivation<MishActivation, NoOptions>("mish");
        plugin.AddActivation<SoftplusActivation, NoOptions>("softplus");
        plugin.AddActivation<SoftsignActivation, NoOptions>("softsign");
        plugin.AddActivation<HardSigmoidActivation, NoOptions>("hard_sigmoid");
        plugin.AddActivation<HardSwishActivation, NoOptions>("hard_swish");
        plugin.AddActivation<SigmoidActivation, NoOptions>("sigmoid");
        plugin.AddActivation<TanhActivation, NoOptions>("tanh");
        plugin.AddActivation<SoftmaxActivation, NoOptions>("softmax");
        plugin.AddActivation<LogSoftmaxActivation, NoOptions>("log_softmax");
        plugin.AddActivation<LinearActivation, NoOptions>("linear");
    }
}
