using CnnLab;

namespace Sample.SameName;

/// <summary>Takes names that others have: a built-in one, and one of Sample.Good.</summary>
public sealed class SameNamePlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddActivation<Cut>("relu");
        plugin.AddActivation<Cut>("good_softplus");
    }

    private readonly struct Cut : IActivationRule
    {
        public float Value(float x) => Math.Clamp(x, 0, 1);

        public float Derivative(float x, float value) => x is > 0 and < 1 ? 1 : 0;
    }
}
