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
        plugin.AddInitializer<ZerosInitializer, NoOptions>("zeros");
        plugin.AddInitializer<OnesInitializer, NoOptions>("ones");
    }
}
