using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>A whole number.</summary>
internal sealed class IntegerType(Type type, RangeAttribute? range) : OptionType
{
    private readonly NumberBounds _bounds = NumberBounds.Of(range, type == typeof(ulong) ? 0 : null);

    public static bool Holds(Type type) => type == typeof(int) || type == typeof(long) || type == typeof(ulong);

    public override string Words => _bounds.Words("a whole number");

    public override double? Minimum => _bounds.Minimum;

    public override double? Maximum => _bounds.Maximum;

    public override bool TryBind(Node node, BindContext context, out object? value) =>
        TryRead(node, out value)
            || Refuse(node, context, out value, DoesNotFit(node) ? $" It does not fit into {Bits} bits." : "");

    /// <summary>Reads a number without a finding, for types that can be written in other ways too.</summary>
    public bool TryRead(Node node, out object? value)
    {
        value = node is ScalarNode { Kind: JsonValueKind.Number } number ? Parse(number.Text) : null;
        return value is not null && _bounds.Admit(Convert.ToDouble(value));
    }

    private object? Parse(string text)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign;
        if (type == typeof(int)) return int.TryParse(text, Style, CultureInfo.InvariantCulture, out var i) ? i : null;
        if (type == typeof(long)) return long.TryParse(text, Style, CultureInfo.InvariantCulture, out var l) ? l : null;
        return ulong.TryParse(text, Style, CultureInfo.InvariantCulture, out var u) ? u : null;
    }

    private bool DoesNotFit(Node node) =>
        Maximum is null && node is ScalarNode { Kind: JsonValueKind.Number, Text: var text }
        && Math.Abs(double.Parse(text, CultureInfo.InvariantCulture)) > int.MaxValue && Parse(text) is null;

    private int Bits => type == typeof(int) ? 32 : 64;

    public override JsonNode ToJson(object value, IComponentCatalog? catalog) => value switch
    {
        int i => JsonValue.Create(i),
        long l => JsonValue.Create(l),
        _ => JsonValue.Create((ulong)value),
    };

    public override JsonObject Schema(SchemaDefinitions definitions) =>
        _bounds.AddTo(new JsonObject { ["type"] = "integer" });

    public override JsonNode Example(IComponentCatalog catalog) => JsonValue.Create((long)(Minimum ?? 1));
}
