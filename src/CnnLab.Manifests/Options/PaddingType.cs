using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>
/// A <see cref="Padding2D"/>: <c>"valid"</c>, <c>"same"</c>, <c>1</c>, <c>[rows, columns]</c> or <c>[[top, bottom],
/// [left, right]]</c>.
/// </summary>
internal sealed class PaddingType : OptionType
{
    private static readonly IntegerType Length = new(typeof(int), new RangeAttribute(0, int.MaxValue));

    public override string Words =>
        "\"valid\", \"same\", a whole number from 0, [rows, columns] or [[top, bottom], [left, right]]";

    public override IReadOnlyList<string> AllowedValues => ["valid", "same"];

    public override bool TryBind(Node node, BindContext context, out object? value)
    {
        value = Read(node);
        return value is not null || Refuse(node, context, out value, Hint(node));
    }

    private static Padding2D? Read(Node node)
    {
        if (node is ScalarNode { Kind: JsonValueKind.String } word)
            return word.Text switch { "valid" => Padding2D.Valid, "same" => Padding2D.Same, _ => null };
        if (WholeNumbers.TryRead(node, Length, out var all)) return all;
        if (WholeNumbers.TryReadPair(node, Length) is [var rows, var columns])
            return new Padding2D(PaddingMode.Explicit, rows, rows, columns, columns);
        return node is ArrayNode { Items: [var vertical, var horizontal] }
            && WholeNumbers.TryReadPair(vertical, Length) is [var top, var bottom]
            && WholeNumbers.TryReadPair(horizontal, Length) is [var left, var right]
            ? new Padding2D(PaddingMode.Explicit, top, bottom, left, right)
            : null;
    }

    private static string Hint(Node node) =>
        node is ScalarNode { Kind: JsonValueKind.String } word ? Suggestion.For(word.Text, ["valid", "same"]) : "";

    public override JsonNode ToJson(object value, IComponentCatalog? catalog)
    {
        var padding = (Padding2D)value;
        if (padding.Mode != PaddingMode.Explicit) return JsonValue.Create(padding.ToString());
        return padding == (Padding2D)padding.Top
            ? JsonValue.Create(padding.Top)
            : new JsonArray(new JsonArray(padding.Top, padding.Bottom), new JsonArray(padding.Left, padding.Right));
    }

    public override JsonObject Schema(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = new JsonArray("valid", "same") },
            Length.Schema(definitions),
            WholeNumbers.PairSchema(Length.Schema(definitions)),
            WholeNumbers.PairSchema(WholeNumbers.PairSchema(Length.Schema(definitions)))),
    };

    public override JsonNode Example(IComponentCatalog catalog) => "same";
}
