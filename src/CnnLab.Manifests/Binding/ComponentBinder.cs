using System.Text.Json;

namespace CnnLab.Manifests;

/// <summary>Binds a component against the catalog, with the options record of its own type.</summary>
internal static class ComponentBinder
{
    public const string TypeKey = "type";

    /// <summary>The component; null where there is an error in it.</summary>
    /// <param name="node">A name, or an object with a <c>type</c>.</param>
    /// <param name="kinds">The families that will do.</param>
    /// <param name="otherKeys">Keys that somebody else reads: a layer's <c>name</c>.</param>
    /// <param name="words">What is expected, for the finding where it is anything else.</param>
    /// <param name="context">Catalog and findings.</param>
    public static Component? Bind(
        Node node,
        IReadOnlyList<ComponentKind> kinds,
        IReadOnlyList<string> otherKeys,
        string words,
        BindContext context)
    {
        var type = node is ObjectNode members ? members[TypeKey] : node;
        if (type is null) return Fail(node, MissingType((ObjectNode)node, kinds, context), context);
        if (type is not ScalarNode { Kind: JsonValueKind.String } name)
        {
            var expected = type == node ? words : "the name of a type";
            return Fail(type, $"Expected {expected}, received {type.Shown}.", context);
        }

        var (component, problem) = context.Catalog.Resolve(name.Text, kinds);
        return component is null ? Fail(name, problem!, context) : Bind(component, node, kinds, otherKeys, context);
    }

    /// <summary>A component of an option's default, with its own defaults filled in; null where it cannot be.</summary>
    public static Component? Complete(
        Component component, Node at, string key, IReadOnlyList<ComponentKind> kinds, BindContext context)
    {
        var node = new ScalarNode(Node.Join(at.Path, key), at.Location, JsonValueKind.String, component.Type);
        if (component.Options is null) return Bind(node, kinds, [], "", context);
        var options = RecordType.Complete(
            OptionsDescriptor.Of(component.Options.GetType()), component.Options, at, key, context);
        var (descriptor, problem) = context.Catalog.Resolve(component.Type, kinds);
        return descriptor is null ? Fail(node, problem!, context) : Make(descriptor, options, kinds, context);
    }

    private static Component? Bind(
        ComponentDescriptor component,
        Node node,
        IReadOnlyList<ComponentKind> kinds,
        IReadOnlyList<string> otherKeys,
        BindContext context)
    {
        var parameters = node as ObjectNode ?? new ObjectNode(node.Path, node.Location, []);
        var role = $"a parameter of `{component.Type}` ({component.FileName})";
        var options = RecordBinder.Bind(
            OptionsDescriptor.Of(component.Options), parameters, role, [TypeKey, .. otherKeys], context);
        return options is null ? null : Make(component, options, kinds, context);
    }

    private static Component Make(
        ComponentDescriptor component, object options, IReadOnlyList<ComponentKind> kinds, BindContext context)
    {
        var typed = typeof(Component<>).MakeGenericType(ComponentKinds.Contract(component.Kind));
        return (Component)Activator.CreateInstance(typed, context.Catalog.NameOf(component, kinds), options)!;
    }

    private static string MissingType(ObjectNode node, IReadOnlyList<ComponentKind> kinds, BindContext context)
    {
        var mistyped = node.Members.FirstOrDefault(member => Suggestion.Nearest(member.Key, [TypeKey]) is not null);
        return mistyped is not null
            ? $"`type` is missing. Is `{mistyped.Key}` meant?"
            : $"`type` is missing: which {UnknownType.Noun(kinds)}?{UnknownType.Known(context.Catalog, kinds)}";
    }

    private static Component? Fail(Node node, string message, BindContext context)
    {
        context.Error(node, message);
        return null;
    }
}
