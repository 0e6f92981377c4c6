using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>A component of a family: its name, or an object with its <c>type</c> and parameters.</summary>
internal sealed class ComponentType(Type contract) : OptionType
{
    private readonly IReadOnlyList<ComponentKind> _kinds = ComponentKinds.Of(contract);

    public override string Words =>
        $"{ComponentKinds.WithArticle(ComponentKinds.Noun(_kinds[0]))}: its name, or {{ \"type\": name, ... }}";

    public override bool TryBind(Node node, BindContext context, out object? value)
    {
        value = ComponentBinder.Bind(node, _kinds, [], Words, context);
        return value is not null;
    }

    public override JsonNode ToJson(object value, IComponentCatalog? catalog) =>
        ComponentJson.Of((Component)value, _kinds, catalog);

    public override object Complete(object value, Node at, string key, BindContext context) =>
        ComponentBinder.Complete((Component)value, at, key, _kinds, context) ?? value;

    public override JsonObject Schema(SchemaDefinitions definitions) => definitions.Component(_kinds);

    public override JsonNode Example(IComponentCatalog catalog)
    {
        var component = catalog.Components.FirstOrDefault(c => _kinds.Contains(c.Kind));
        return component is null ? "..." : ExampleJson.Of(component, catalog);
    }
}
