namespace CnnLab.Manifests;

/// <summary>
/// Finds components by the names that manifests use: a bare name while only one plugin has it in the families that are
/// asked for, or with the plugin before a slash, <c>my_lab/soft_pooling2d</c>.
/// </summary>
public static class ComponentLookup
{
    /// <summary>The component that a name means, or why there is none.</summary>
    /// <param name="catalog">The loaded plugins.</param>
    /// <param name="type">The name, with or without its plugin.</param>
    /// <param name="kinds">
    /// The families that will do: <see cref="ComponentKinds.Of"/>, <see cref="ComponentKinds.InModel"/>.
    /// </param>
    public static ComponentResolution Resolve(
        this IComponentCatalog catalog, string type, IReadOnlyList<ComponentKind> kinds)
    {
        var found = catalog.FindAll(type, kinds);
        if (found.Count == 1) return new ComponentResolution(found[0], null);
        return new ComponentResolution(null, found.Count == 0
            ? UnknownType.Explain(catalog, type, kinds)
            : Ambiguous(catalog, type, found));
    }

    /// <summary>
    /// All that a name can mean in some families, at most one of each plugin: a layer goes before an activation of the
    /// same name.
    /// </summary>
    public static IReadOnlyList<ComponentDescriptor> FindAll(
        this IComponentCatalog catalog, string type, IReadOnlyList<ComponentKind> kinds)
    {
        var slash = type.LastIndexOf('/');
        var name = type[(slash + 1)..];
        var found = from component in catalog.Components
                    where component.Type == name && kinds.Contains(component.Kind)
                    where slash < 0 || PluginScope.Matches(component, type[..slash])
                    orderby component.Plugin, component.Kind
                    select component;
        return [.. found.DistinctBy(component => component.Plugin)];
    }

    /// <summary>
    /// The name to write for a component: bare where that is enough, otherwise with the shortest scope that is.
    /// </summary>
    public static string NameOf(
        this IComponentCatalog catalog, ComponentDescriptor component, IReadOnlyList<ComponentKind> kinds)
    {
        var scoped = PluginScope.Of(component).Select(scope => $"{scope}/{component.Type}");
        return scoped.Prepend(component.Type).FirstOrDefault(name => catalog.FindAll(name, kinds).Count == 1)
            ?? $"{component.Plugin}/{component.Type}";
    }

    private static string Ambiguous(IComponentCatalog catalog, string type, IReadOnlyList<ComponentDescriptor> found)
    {
        var files = string.Join(" and ", found.Select(component => component.FileName));
        var names = string.Join(" or ", found.Select(component => $"`{catalog.NameOf(component, [component.Kind])}`"));
        return $"`{type}` is in {files}. Write {names}.";
    }
}
