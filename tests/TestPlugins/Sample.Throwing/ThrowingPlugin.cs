using CnnLab;

namespace Sample.Throwing;

public sealed class ThrowingPlugin : IPlugin
{
    public ThrowingPlugin() => throw new InvalidOperationException("the licence server is on holiday");

    public void Configure(IPluginBuilder plugin)
    {
    }
}
