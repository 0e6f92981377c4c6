using System.Text.Json;
using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>True or false.</summary>
internal sealed class BooleanType : OptionType
{
    public override string Words => "true or false";

    public override bool TryBind(Node node, BindContext context, out object? value)
    {
        if (node is not ScalarNode { Kind: JsonValueKind.True or JsonValueKind.False } scalar)
            return Refuse(node, context, out value);
        value = scalar.Kind == JsonValueKind.True;
        return true;
    }

    public override JsonNode ToJson(object value, IComponentCatalog? catalog) => JsonValue.Create((bool)value);

    public override JsonObject Schema(SchemaDefinitions definitions) => new() { ["type"] = "boolean" };

    public override JsonNode Example(IComponentCatalog catalog) => JsonValue.Create(true);
}
