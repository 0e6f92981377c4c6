using Microsoft.Extensions.DependencyInjection;

namespace CnnLab;

/// <summary>
/// Takes a plugin's components; the typed <c>Add...</c> methods are in <see cref="PluginBuilderExtensions"/>.
/// </summary>
public interface IPluginBuilder
{
    /// <summary>Services that the plugin's components get by constructor injection.</summary>
    IServiceCollection Services { get; }

    /// <summary>Registers a component.</summary>
    /// <exception cref="ComponentException">The name is not snake_case, or the plugin uses it twice.</exception>
    void Add(ComponentRegistration component);
}
