namespace CnnLab.Plugins.Initializers;

/// <summary>The initializers that come with the lab.</summary>
public sealed class InitializersPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddInitializer<GlorotUniformInitializer, NoOptions>("glorot_uniform");
        plugin.AddInitializer<GlorotNormalInitializer, NoOptions>("glorot_normal");
        plugin.AddInitializer<HeUniformInitializer, NoOptions>("he_uniform");
        plugin.AddInitializer<HeNormalInitializer, NoOptions>("he_normal");
        plugin.AddInitializer<LecunUniformInitializer, NoOptions>("lecun_uniform");
        plugin.AddInitializer<LecunNormalInitializer, NoOptions>("lecun_normal");
        plugin.AddInitializer<VarianceScalingInitializer, VarianceScalingOptions>("variance_scaling");
        plugin.AddInitializer<RandomUniformInitializer, RandomUniformOptions>("random_uniform");
        plugin.AddInitializer<RandomNormalInitializer, RandomNormalOptions>("random_normal");
        plugin.AddInitializer<TruncatedNormalInitializer, TruncatedNormalOptions>("truncated_normal");
        plugin.AddInitializer<OrthogonalInitializer, OrthogonalOptions>("orthogonal");
        plugin.AddInitializer<IdentityInitializer, IdentityOptions>("identity");
        plugin.AddInitializer<ZerosInitializer, NoOptions>("zeros");
        plugin.AddInitializer<OnesInitializer, NoOptions>("ones");
        plugin.AddInitializer<ConstantInitializer, ConstantOptions>("constant");
    }
}
