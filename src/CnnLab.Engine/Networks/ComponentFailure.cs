namespace CnnLab.Engine;

/// <summary>What a component has thrown, said so that everybody knows whose it is.</summary>
internal static class ComponentFailure
{
    /// <summary>An error with the component's name before what it threw.</summary>
    /// <param name="kind">What it is: <c>metric</c>.</param>
    /// <param name="type">Its name in the manifest.</param>
    /// <param name="component">The component: its assembly is its plugin's.</param>
    /// <param name="call">What it was doing, before "threw".</param>
    /// <param name="exception">What it threw; what it says to the user is handed on as it is.</param>
    public static ComponentException Of(
        string kind, string type, object component, string call, Exception exception) => new(
        $"{kind} '{type}' of {PluginOf(component)}: "
        + (exception is ComponentException
            ? exception.Message
            : $"{call} threw {exception.GetType().Name}: {exception.Message}"),
        exception);

    /// <summary>The plugin that a component comes from.</summary>
    public static string? PluginOf(object component) => component.GetType().Assembly.GetName().Name;
}
