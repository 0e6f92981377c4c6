using CnnLab;

namespace Sample.Twice;

public sealed class TwicePlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddActivation<Identity>("identity");
        plugin.AddActivation<Identity>("identity");
    }

    private readonly struct Identity : IActivationRule
    {
        public float Value(float x) => x;

        public float Derivative(float x, float value) => 1;
    }
}
