using CnnLab;

namespace Sample.Hostile;

/// <summary>One component for each crime.</summary>
public sealed class HostilePlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddLayer<ThrowsInConstructor, NoOptions>("throws_in_constructor");
        plugin.AddLayer<ThrowsInForward, NoOptions>("throws_in_forward");
        plugin.AddActivation<ReturnsNaN>("returns_nan");
    }
}
