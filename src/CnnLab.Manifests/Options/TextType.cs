using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>Text, of a form where there is a <see cref="RegularExpressionAttribute"/>; its error message says which, if its author wrote one.</summary>
internal sealed class TextType(RegularExpressionAttribute? form) : OptionType
{
    public override string Words => form switch
    {
        null => "text",
        { ErrorMessage: { } words } => words,
        _ => $"text of the form {form.Pattern}",
    };

    public override bool TryBind(Node node, BindContext context, out object? value)
    {
        if (node is not ScalarNode { Kind: JsonValueKind.String } scalar || !Fits(scalar.Text)) return Refuse(node, context, out value);
        value = scalar.Text;
        return true;
    }

    // The attribute itself lets empty text pass.
    private bool Fits(string text) => form is null || text.Length > 0 && form.IsValid(text);

    public override JsonNode ToJson(object value, IComponentCatalog? catalog) => JsonValue.Create((string)value);

    public override JsonObject Schema(SchemaDefinitions definitions)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (form is not null) schema["pattern"] = $"^(?:{form.Pattern})$";
        return schema;
    }

    public override JsonNode Example(IComponentCatalog catalog) => JsonValue.Create("...");
}
