using CnnLab.Plugins.Activations;
using Microsoft.Extensions.DependencyInjection;

namespace CnnLab.Engine.Tests;

/// <summary>Makes the built-in components without the plugin loader, which has tests of its own.</summary>
internal sealed class PluginFactory : IComponentFactory, IPluginBuilder
{
    private readonly List<ComponentRegistration> _components = [];
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();

    public PluginFactory(params IPlugin[] more)
    {
        IPlugin[] builtIn =
        [
            new ActivationsPlugin(),
            new Plugins.Initializers.InitializersPlugin(),
            new Plugins.Layers.LayersPlugin(),
            new Plugins.Losses.LossesAndMetricsPlugin(),
            new Plugins.Optimizers.OptimizersPlugin(),
            new Plugins.Pooling.PoolingPlugin(),
            new Plugins.Regularizers.RegularizersPlugin(),
        ];
        foreach (var plugin in builtIn.Concat(more))
        {
            plugin.Configure(this);
        }
    }

    public IReadOnlyList<ComponentRegistration> Components => _components;

    public IServiceCollection Services { get; } = new ServiceCollection();

    public void Add(ComponentRegistration component) => _components.Add(component);

    public T Create<T>(Component component, params object[] arguments)
        where T : class
    {
        var registration = _components.Single(
            entry => entry.Type == component.Type && entry.Implementation.IsAssignableTo(typeof(T)));
        object[] offered =
            [component.Options ?? Activator.CreateInstance(registration.Options)!, this, .. arguments];
        var wanted = registration.Implementation.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .ToList();
        return (T)ActivatorUtilities.CreateInstance(
            _services,
            registration.Implementation,
            [
                .. offered.Where(
                    argument => wanted.Exists(parameter => parameter.ParameterType.IsInstanceOfType(argument))),
            ]);
    }
}
