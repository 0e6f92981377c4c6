using CnnLab.Hosting;
using CnnLab.Manifests;

namespace CnnLab.Benchmarks;

/// <summary>Every component of a family, as a manifest would name it.</summary>
internal static class ComponentCases
{
    /// <summary>The cases of all components of a family, by name; those of the plain component first.</summary>
    /// <param name="catalog">The components there are.</param>
    /// <param name="kind">The family.</param>
    /// <param name="window">Further options of those that have a window over the image.</param>
    /// <exception cref="BenchmarkException">A component does not take its options.</exception>
    public static IReadOnlyList<ComponentCase> All(ComponentCatalog catalog, ComponentKind kind, string window)
    {
        var cases = catalog.Components
            .Where(component => component.Kind == kind && ComponentOptions.IsMeasured(component.Type))
            .OrderBy(component => component.Type, StringComparer.Ordinal)
            .SelectMany(component => ComponentOptions.Of(component.Type).Select(options => (component, options)))
            .ToList();
        var layers = cases.Select(entry => Json(
            entry.component.Type,
            entry.component.Options.IsAssignableTo(typeof(PoolingOptions)) ? window : "",
            entry.options));
        var components = Bind(catalog, layers);
        return [.. cases.Zip(components, (entry, component) =>
            new ComponentCase(Name(entry.component.Type, entry.options), component))];
    }

    private static string Name(string type, string options) =>
        options.Length == 0 ? type : $"{type} {options.Replace("\"", "")}";

    private static string Json(string type, params string[] members) =>
        $"{{ {string.Join(", ", members.Where(member => member.Length > 0).Prepend($"\"type\": \"{type}\""))} }}";

    private static IEnumerable<Component> Bind(ComponentCatalog catalog, IEnumerable<string> layers)
    {
        var manifest = $$"""
            {
              "manifest_version": 1,
              "name": "components",
              "dataset": { "type": "synthetic_digits" },
              "model": { "layers": [ {{string.Join(",\n", layers)}} ] },
              "loss": { "type": "categorical_crossentropy" },
              "optimizer": { "type": "sgd" }
            }
            """;
        var (bound, findings) = ManifestBinder.Bind(ManifestDocument.Parse(manifest, "components"), catalog);
        return bound?.Model.Layers.Select(layer => layer.Component)
            ?? throw new BenchmarkException(
                $"A component is not measured, as {nameof(ComponentOptions)} has no options that it takes:\n"
                + string.Join('\n', findings));
    }
}
