namespace CnnLab.Manifests;

/// <summary>
/// The part before the slash in <c>my_lab/soft_pooling2d</c>: the plugin's name in snake_case, from its first segment
/// to as many as one likes. For MyLab.Pooling both <c>my_lab</c> and <c>my_lab.pooling</c>.
/// </summary>
internal static class PluginScope
{
    public static IReadOnlyList<string> Of(ComponentDescriptor component)
    {
        string[] segments = [.. component.Plugin.Split('.').Select(SnakeCase.Of)];
        return [.. Enumerable.Range(1, segments.Length).Select(count => string.Join('.', segments[..count]))];
    }

    public static bool Matches(ComponentDescriptor component, string scope) =>
        scope == component.Plugin || Of(component).Contains(scope);
}
