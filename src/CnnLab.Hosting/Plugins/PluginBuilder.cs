using Microsoft.Extensions.DependencyInjection;

namespace CnnLab.Hosting;

/// <summary>
/// Takes what a plugin registers, and checks it at once, so that the message can name the line that did it.
/// </summary>
internal sealed class PluginBuilder : IPluginBuilder
{
    private readonly List<ComponentRegistration> _components = [];

    public IServiceCollection Services { get; } = new ServiceCollection();

    public IReadOnlyList<ComponentRegistration> Components => _components;

    public void Add(ComponentRegistration component)
    {
        if (!IsSnakeCase(component.Type))
        {
            throw new ComponentException(
                $"component name '{component.Type}' is not snake_case. "
                + "Expected lower-case letters, digits and underscores, a letter first: my_pooling2d.");
        }

        if (component.Implementation.IsAbstract || component.Implementation.GetConstructors().Length == 0)
        {
            throw new ComponentException(
                $"'{component.Type}': {component.Implementation.Name} is abstract or has no public constructor. "
                + "Expected a class that can be made.");
        }

        if (component.Options.GetConstructor(Type.EmptyTypes) is null)
        {
            throw new ComponentException(
                $"'{component.Type}': {component.Options.Name} has no public parameterless constructor. "
                + "Expected a record with init properties and defaults.");
        }

        if (_components.Any(existing => existing.Type == component.Type && existing.Kind == component.Kind))
        {
            throw new ComponentException(
                $"registers '{component.Type}' twice. Expected a different name for each component of a kind.");
        }

        _components.Add(component);
    }

    private static bool IsSnakeCase(string name) =>
        name is [>= 'a' and <= 'z', ..] && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');
}
