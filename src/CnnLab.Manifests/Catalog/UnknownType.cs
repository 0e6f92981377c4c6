namespace CnnLab.Manifests;

/// <summary>Explains why a type is not there: mistyped, of another family, or in a plugin that did not load.</summary>
internal static class UnknownType
{
    public static string Explain(IComponentCatalog catalog, string type, IReadOnlyList<ComponentKind> kinds)
    {
        var noun = Noun(kinds);
        return Beginning(catalog, type, kinds, noun)
            + Suggestion.For(type, Names(catalog, kinds))
            + Known(catalog, kinds, type)
            + Failed(catalog, type);
    }

    /// <summary>A sentence with all names that would do; of many those that are nearest, and where the others are.</summary>
    public static string Known(IComponentCatalog catalog, IReadOnlyList<ComponentKind> kinds, string type = "")
    {
        var names = Names(catalog, kinds);
        if (names.Count == 0) return $" There is no {Noun(kinds)} at all.";
        if (names.Count <= Suggestion.ManyNames) return $" Known: {string.Join(", ", names)}.";
        var every = kinds.Count == 1 ? $"cnnlab list {kinds[0].ToString().ToLowerInvariant()}" : "cnnlab list";
        if (type.Length == 0 || Suggestion.Nearest(type, names) is not null) return $" `{every}` shows all.";
        return $" Nearest: {string.Join(", ", Suggestion.Few(type, names))}. `{every}` shows all.";
    }

    private static IReadOnlyList<string> Names(IComponentCatalog catalog, IReadOnlyList<ComponentKind> kinds)
    {
        var names = from component in catalog.Components
                    where kinds.Contains(component.Kind)
                    select catalog.NameOf(component, kinds);
        return [.. names.Distinct().Order(StringComparer.Ordinal)];
    }

    private static string Beginning(
        IComponentCatalog catalog, string type, IReadOnlyList<ComponentKind> kinds, string noun)
    {
        ComponentKind[] others = [.. Enum.GetValues<ComponentKind>().Except(kinds)];
        return catalog.FindAll(type, others) is [var other, ..]
            ? $"`{type}` is {WithArticle(ComponentKinds.Noun(other.Kind))}, not {WithArticle(noun)}."
            : $"There is no {noun} `{type}`.";
    }

    private static string Failed(IComponentCatalog catalog, string type)
    {
        var name = type[(type.LastIndexOf('/') + 1)..];
        if (catalog.Problems.FirstOrDefault(problem => problem.Types.Contains(name)) is { } declaring)
            return $" `{name}` is declared by {declaring.Story}";
        var unknown = catalog.Problems.Where(problem => problem.Types.Count == 0);
        return string.Concat(unknown.Select(problem => $" It may be in {problem.Story}"));
    }

    private static string WithArticle(string noun) => ComponentKinds.WithArticle(noun);

    /// <summary>The word for whatever of these families: what fills a layer's place is called a layer.</summary>
    public static string Noun(IReadOnlyList<ComponentKind> kinds) =>
        kinds.Count == Enum.GetValues<ComponentKind>().Length ? "component" : ComponentKinds.Noun(kinds[0]);
}
