using CnnLab;
using Sample.Absent;

namespace Sample.MissingDependency;

public sealed class MissingDependencyPlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin)
    {
    }
}

public sealed class NeedsTheAbsent : AbsentBase;
