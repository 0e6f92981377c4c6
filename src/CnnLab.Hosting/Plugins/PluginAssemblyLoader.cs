using System.Reflection;
using System.Runtime.Loader;
using McMaster.NETCore.Plugins.Loader;

namespace CnnLab.Hosting;

/// <summary>
/// Loads one DLL in a context of its own and asks its <see cref="IPlugin"/> what it has. The only place that knows the
/// loader library.
/// </summary>
internal static class PluginAssemblyLoader
{
    /// <exception cref="ComponentException">The DLL is no plugin, does not load, or its plugin throws.</exception>
    public static LoadedPlugin Load(string path)
    {
        if (PluginInspection.Objection(path) is { } objection)
        {
            throw new ComponentException(objection);
        }

        var files = new PluginFiles(path);
        var assembly = LoadAssembly(path);
        var plugin = Instantiate(PluginType(assembly));
        var builder = new PluginBuilder();
        Guard("Configure", () => plugin.Configure(builder));
        var name = assembly.GetName();
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? name.Version!.ToString();
        return new LoadedPlugin(name.Name!, version, path, builder.Components, builder.Services, files);
    }

    private static Assembly LoadAssembly(string path)
    {
        try
        {
            return Context(path).LoadFromAssemblyPath(path);
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException)
        {
            throw new ComponentException($"does not load: {exception.Message}", exception);
        }
    }

    /// <summary>
    /// A context that shares the shared assemblies and what they reference themselves. The loader library's own
    /// <c>PluginLoader</c> would load all that these reference in turn, most of the framework, and read configuration
    /// files for probing paths that builds no longer write: a fifth of a second.
    /// </summary>
    private static AssemblyLoadContext Context(string path)
    {
        var builder = new AssemblyLoadContextBuilder().SetMainAssemblyPath(path).IsLazyLoaded(true);
        foreach (var type in SharedAssemblies.Types)
        {
            builder.PreferDefaultLoadContextAssembly(type.Assembly.GetName());
        }

        // Shared names that grew with what is loaded would make sharing depend on the order of loading.
        return builder.IsLazyLoaded(false).Build();
    }

    private static Type PluginType(Assembly assembly)
    {
        var types = Types(assembly)
            .Where(type => typeof(IPlugin).IsAssignableFrom(type) && type is { IsAbstract: false, IsPublic: true })
            .ToList();
        return types.Count == 1
            ? types[0]
            : throw new ComponentException(types.Count == 0
                ? "has no plugin. Expected one public class that implements CnnLab.IPlugin."
                : $"has {types.Count} plugins: {string.Join(", ", types.Select(type => type.Name))}. "
                    + "Expected one public class that implements CnnLab.IPlugin.");
    }

    private static Type[] Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            var causes = exception.LoaderExceptions.Select(cause => cause?.Message).OfType<string>().Distinct();
            throw new ComponentException(
                $"has types that do not load: {string.Join("; ", causes)} "
                + "Is a dependency missing beside the DLL? "
                + "Set EnableDynamicLoading in its project file and build again.",
                exception);
        }
    }

    private static IPlugin Instantiate(Type type)
    {
        if (type.GetConstructor(Type.EmptyTypes) is null)
        {
            throw new ComponentException($"{type.Name} has no public parameterless constructor. Expected one.");
        }

        return Guard(
            "constructor",
            () => (IPlugin)Activator.CreateInstance(type, BindingFlags.DoNotWrapExceptions, null, null, null)!);
    }

    private static void Guard(string what, Action action) => Guard<object?>(what, () =>
    {
        action();
        return null;
    });

    private static T Guard<T>(string what, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (ComponentException exception)
        {
            throw new ComponentException(exception.Message, exception);
        }
        catch (Exception exception)
        {
            throw new ComponentException(
                $"its plugin's {what} threw {exception.GetType().Name}: {exception.Message}", exception);
        }
    }
}
