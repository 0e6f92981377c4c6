using Microsoft.Extensions.DependencyInjection;

namespace CnnLab.TestKit;

/// <summary>Keeps what a plugin registers.</summary>
public sealed class RecordingPluginBuilder : IPluginBuilder
{
    private readonly List<ComponentRegistration> _components = [];

    public IServiceCollection Services { get; } = new ServiceCollection();

    public IReadOnlyList<ComponentRegistration> Components => _components;

    /// <summary>The registrations of a plugin.</summary>
    public static IReadOnlyList<ComponentRegistration> Of(IPlugin plugin)
    {
        var builder = new RecordingPluginBuilder();
        plugin.Configure(builder);
        return builder.Components;
    }

    public void Add(ComponentRegistration component) => _components.Add(component);
}
