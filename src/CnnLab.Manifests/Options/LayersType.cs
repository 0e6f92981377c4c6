using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CnnLab.Manifests;

/// <summary>
/// The manifest's <c>model.layers</c>, or a container's: components with names, or references to one of the manifest's <c>components</c>.
/// </summary>
internal sealed partial class LayersType : OptionType
{
    public const string ComponentWords = "a layer: its type's name, or { \"type\": name, ... }";

    public const string NameForm = "[A-Za-z_][A-Za-z0-9_-]*";

    private const string NameKey = "name";
    private const string RefKey = "ref";

    public override string Words => "a list of layers, each { \"type\": name, ... } or { \"ref\": component }";

    public override bool TryBind(Node node, BindContext context, out object? value)
    {
        if (node is not ArrayNode array) return Refuse(node, context, out value);
        var layers = new List<LayerDefinition>();
        var names = LayerNames.Of(array);
        for (var i = 0; i < names.Count; i++)
        {
            CheckName(array.Items[i], names, i, context);
            if (BindComponent(array.Items[i], context) is { } component)
                layers.Add(new LayerDefinition(names[i], component) { Path = array.Items[i].Path });
        }

        value = layers;
        return layers.Count == names.Count;
    }

    private static Component? BindComponent(Node node, BindContext context) =>
        node is ObjectNode members && members.Find(RefKey) is { } reference
            ? BindReference(members, reference.Value, context)
            : ComponentBinder.Bind(node, ComponentKinds.InModel, [NameKey], ComponentWords, context);

    private static Component? BindReference(ObjectNode node, Node reference, BindContext context)
    {
        foreach (var extra in node.Members)
        {
            if (extra.Key is NameKey or RefKey || RecordBinder.IsFree(extra.Key)) continue;
            var message = "A layer with `ref` has no other key than `name`: "
                + $"give `{extra.Key}` to the component it refers to.";
            context.Add(Severity.Error, extra.KeyLocation, extra.Value.Path, message);
        }

        if (reference is ScalarNode { Kind: JsonValueKind.String } name) return context.Shared.Find(name, context);
        context.Error(
            reference, $"Expected the name of one of the manifest's `components`, received {reference.Shown}.");
        return null;
    }

    private static void CheckName(Node layer, IReadOnlyList<string> names, int index, BindContext context)
    {
        var given = (layer as ObjectNode)?[NameKey];
        if (given is not (null or ScalarNode { Kind: JsonValueKind.String }))
            context.Error(given, $"Expected text, received {given.Shown}.");
        var at = given ?? layer;
        if (given is not null) CheckName(names[index], at.Location, at.Path, context);
        var first = names.ToList().IndexOf(names[index]);
        var other = Place(layer.Path, first);
        if (first < index)
        {
            context.Error(at, $"The name `{names[index]}` is taken by {other}. Expected a name of its own.");
        }
    }

    /// <summary>The place of another entry of the same list: <c>model.layers[3]</c> for <c>model.layers[5]</c>.</summary>
    private static string Place(string path, int index) => $"{path[..path.LastIndexOf('[')]}[{index}]";

    /// <summary>Names are parts of paths and of checkpoints, and so have neither dots nor slashes.</summary>
    public static void CheckName(string name, Location location, string path, BindContext context)
    {
        if (IsName().IsMatch(name)) return;
        var received = OneLineJson.Of(JsonValue.Create(name));
        const string Rule = "Expected a name of letters, digits, `_` and `-` that begins with a letter";
        context.Add(Severity.Error, location, path, $"{Rule}, received {received}.");
    }

    [GeneratedRegex($"^{NameForm}\\z")]
    private static partial Regex IsName();

    public override JsonNode ToJson(object value, IComponentCatalog? catalog)
    {
        var layers = new JsonArray();
        foreach (var layer in (IReadOnlyList<LayerDefinition>)value)
        {
            var members = (JsonObject)ComponentJson.Of(layer.Component, ComponentKinds.InModel, catalog);
            members.Insert(0, NameKey, layer.Name);
            layers.Add((JsonNode)members);
        }

        return layers;
    }

    public override JsonObject Schema(SchemaDefinitions definitions) =>
        new() { ["type"] = "array", ["items"] = definitions.LayerEntry() };

    public override JsonNode Example(IComponentCatalog catalog) => new JsonArray(
        new JsonObject
        {
            [ComponentBinder.TypeKey] = catalog.Components.FirstOrDefault(component =>
                component.Kind == ComponentKind.Layer
                && !OptionsDescriptor.Of(component.Options).Options.Any(option => option.Required))?.Type ?? "conv2d",
        });
}
