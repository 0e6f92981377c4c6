using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>Text, of a form where there is a <see cref="RegularExpressionAttribute"/>.</summary>
internal sealed class TextType(RegularExpressionAttribute? form) : OptionType
{
    public override string Words => form is null ? "text" : $"text of the form {form.Pattern}";

    public override bool TryBind(Node node, BindContext context, out object? value)
    {
        if (node is not ScalarNode { Kind: JsonValueKind.String } scalar) return Refuse(node, context, out value);
        value = scalar.Text;
        return Fits(scalar.Text) || RefuseForm(node, context, out value);
    }

    // The attribute itself lets empty text pass.
    private bool Fits(string text) => form is null || text.Length > 0 && form.IsValid(text);

    private bool RefuseForm(Node node, BindContext context, out object? value)
    {
        if (form?.ErrorMessage is null) return Refuse(node, context, out value);
        context.Error(node, $"{form.ErrorMessage.TrimEnd('.')}, received {node.Shown}.");
        value = null;
        return false;
    }

    public override JsonNode ToJson(object value, IComponentCatalog? catalog) => JsonValue.Create((string)value);

    public override JsonObject Schema(SchemaDefinitions definitions)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (form is not null) schema["pattern"] = $"^(?:{form.Pattern})$";
        return schema;
    }

    public override JsonNode Example(IComponentCatalog catalog) => JsonValue.Create("...");
}
