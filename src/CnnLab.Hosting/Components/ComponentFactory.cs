using CnnLab.Manifests;
using Microsoft.Extensions.DependencyInjection;

namespace CnnLab.Hosting;

/// <summary>
/// Makes components by constructor injection: their options, what the caller hands over, their plugin's services, the
/// lab's.
/// </summary>
public sealed class ComponentFactory : IComponentFactory, IDisposable
{
    private readonly ComponentCatalog _catalog;
    private readonly Dictionary<string, ServiceProvider> _services = [];

    /// <summary>A factory for the components of a catalog.</summary>
    /// <param name="catalog">The components.</param>
    /// <param name="labServices">Registers what every component may ask for, such as <see cref="IDataFiles"/>.</param>
    public ComponentFactory(ComponentCatalog catalog, Action<IServiceCollection> labServices)
    {
        _catalog = catalog;
        foreach (var plugin in catalog.Plugins)
        {
            // A container for each plugin: no plugin's registrations change what another one gets.
            IServiceCollection services = new ServiceCollection();
            labServices(services);
            services.AddSingleton<IComponentFactory>(this);
            foreach (var service in plugin.Services)
            {
                services.Add(service);
            }

            _services.Add(plugin.Name, services.BuildServiceProvider());
        }
    }

    /// <inheritdoc/>
    public T Create<T>(Component component, params object[] arguments)
        where T : class
    {
        var (found, problem) = _catalog.Resolve(component.Type, ComponentKinds.Of(component.Contract));
        var descriptor = found ?? throw new ComponentException(problem!);
        var options = component.Options ?? Activator.CreateInstance(descriptor.Options)!;
        try
        {
            return (T)ActivatorUtilities.CreateInstance(
                _services[descriptor.Plugin],
                descriptor.Implementation,
                Wanted(descriptor.Implementation, [options, .. arguments]));
        }
        catch (ComponentException)
        {
            throw;
        }
        catch (Exception exception)
        {
            throw new ComponentException(
                $"'{component.Type}' of {descriptor.Plugin}: the constructor threw "
                + $"{exception.GetType().Name}: {exception.Message}",
                exception);
        }
    }

    /// <summary>All services of one kind that the plugins have registered, those of each plugin in its order.</summary>
    public IReadOnlyList<T> Services<T>() =>
        [.. _catalog.Plugins.SelectMany(plugin => _services[plugin.Name].GetServices<T>())];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var provider in _services.Values)
        {
            provider.Dispose();
        }
    }

    /// <summary>
    /// Only what some constructor takes: a component need not ask for its options, nor a layer for its site.
    /// </summary>
    private static object[] Wanted(Type implementation, object[] arguments)
    {
        var parameters = implementation.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .ToList();
        return
        [
            .. arguments.Where(
                argument => parameters.Exists(parameter => parameter.ParameterType.IsInstanceOfType(argument))),
        ];
    }
}
