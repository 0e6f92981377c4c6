using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>A number of single or double precision.</summary>
internal sealed class NumberType(Type type, RangeAttribute? range) : OptionType
{
    private readonly NumberBounds _bounds = NumberBounds.Of(range);

    public override string Words => _bounds.Words("a number");

    public override double? Minimum => _bounds.Minimum;

    public override double? Maximum => _bounds.Maximum;

    public override bool TryBind(Node node, BindContext context, out object? value)
    {
        if (node is not ScalarNode { Kind: JsonValueKind.Number } text) return Refuse(node, context, out value);
        var number = double.Parse(text.Text, CultureInfo.InvariantCulture);
        // The bounds are asked about the number as written: 0.9f is a little more than 0.9.
        if (!_bounds.Admit(number)) return Refuse(node, context, out value);
        var single = float.Parse(text.Text, CultureInfo.InvariantCulture);
        var (fits, bits) = type == typeof(double) ? (double.IsFinite(number), 64) : (float.IsFinite(single), 32);
        if (!fits) return Refuse(node, context, out value, $" It does not fit into {bits} bits.");
        value = type == typeof(double) ? number : (object)single;
        return true;
    }

    public override JsonNode ToJson(object value, IComponentCatalog? catalog) =>
        value is float single ? JsonValue.Create(single) : JsonValue.Create((double)value);

    public override JsonObject Schema(SchemaDefinitions definitions) =>
        _bounds.AddTo(new JsonObject { ["type"] = "number" });

    /// <summary>A number between the bounds, since a bound itself may not be allowed.</summary>
    public override JsonNode Example(IComponentCatalog catalog) => JsonValue.Create((Minimum, Maximum) switch
    {
        ({ } minimum, { } maximum) => (minimum + maximum) / 2,
        ({ } minimum, null) => minimum + 1,
        (null, { } maximum) => maximum - 1,
        _ => 1.0,
    });
}
