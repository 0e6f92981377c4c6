using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CnnLab.Manifests;

/// <summary>
/// The schema's <c>$defs</c>: one choice for each family, and one object for each of its components. Components contain
/// components, so each is written once and referred to.
/// </summary>
internal sealed class SchemaDefinitions(IComponentCatalog catalog)
{
    private static readonly (string, JsonObject)[] NoKeys = [];

    public JsonObject All { get; } = [];

    public JsonObject Component(IReadOnlyList<ComponentKind> kinds) =>
        Reference(SnakeCase.Of(kinds[0].ToString()), kinds, () => NoKeys);

    /// <summary>What <c>components</c> may hold.</summary>
    public JsonObject SharedComponent() => Reference("component", ComponentKinds.InModel, () => NoKeys);

    /// <summary>An entry of <c>model.layers</c>: what a component has, and a name; or a reference.</summary>
    public JsonObject LayerEntry()
    {
        if (All.ContainsKey("model_layer"))
        {
            // Containers have such lists too, and are among the choices.
            return new JsonObject { ["$ref"] = "#/$defs/model_layer" };
        }

        var reference = Reference("model_layer", ComponentKinds.InModel, () => [("name", LayerName())]);
        var choices = (JsonArray)All["model_layer"]!["anyOf"]!;
        choices.Add((JsonNode)new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["name"] = LayerName(),
                ["ref"] = new JsonObject { ["type"] = "string", ["description"] = "One of the manifest's components." },
            },
            ["required"] = new JsonArray("ref"),
            ["patternProperties"] = new JsonObject { [$"^{RecordBinder.FreePrefix}"] = new JsonObject() },
            ["additionalProperties"] = false,
        });
        return reference;
    }

    private static JsonObject LayerName() => new()
    {
        ["type"] = "string",
        ["pattern"] = $"^{LayersType.NameForm}$",
        ["description"] = "The layer's name, unique in the model.",
    };

    private JsonObject Reference(
        string name, IReadOnlyList<ComponentKind> kinds, Func<(string, JsonObject)[]> otherKeys)
    {
        if (!All.ContainsKey(name))
        {
            var choices = new JsonArray();
            All[name] = new JsonObject { ["anyOf"] = choices };
            var components = catalog.Components.Where(component => kinds.Contains(component.Kind));
            foreach (var component in components.OrderBy(component => component.Type, StringComparer.Ordinal))
                AddChoices(choices, name, component, kinds, otherKeys());
        }

        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    private void AddChoices(
        JsonArray choices,
        string slot,
        ComponentDescriptor component,
        IReadOnlyList<ComponentKind> kinds,
        (string, JsonObject)[] otherKeys)
    {
        var descriptor = OptionsDescriptor.Of(component.Options);
        var key = $"{slot}.{catalog.NameOf(component, kinds).Replace('/', '.')}";
        var schema = ObjectSchema.Of(descriptor, this, [.. otherKeys, ("type", TypeName(component, kinds))], ["type"]);
        if (component.Description.Length > 0) schema["description"] = component.Description;
        All[key] = schema;
        if (!descriptor.Options.Any(option => option.Required)) choices.Add((JsonNode)TypeName(component, kinds));
        choices.Add((JsonNode)new JsonObject { ["$ref"] = $"#/$defs/{key}" });
    }

    /// <summary>
    /// The name that an editor offers, and the longer ones with the plugin's scope, which are as good.
    /// </summary>
    private JsonObject TypeName(ComponentDescriptor component, IReadOnlyList<ComponentKind> kinds)
    {
        var name = new JsonObject { ["const"] = catalog.NameOf(component, kinds) };
        if (component.Description.Length > 0) name["description"] = component.Description;
        var scopes = string.Join('|', PluginScope.Of(component).Append(component.Plugin).Select(Regex.Escape));
        var scoped = new JsonObject { ["type"] = "string", ["pattern"] = $"^(?:{scopes})/{component.Type}$" };
        return new JsonObject { ["anyOf"] = new JsonArray(name, scoped) };
    }
}
