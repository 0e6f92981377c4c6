using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>A <see cref="Size2D"/>: <c>3</c> or <c>[3, 5]</c>. A range holds for both lengths.</summary>
internal sealed class SizeType(RangeAttribute? range) : OptionType
{
    private readonly IntegerType _length = new(typeof(int), range ?? new RangeAttribute(0, int.MaxValue));

    public override string Words => $"{_length.Words}, or [rows, columns]";

    public override double? Minimum => _length.Minimum;

    public override double? Maximum => _length.Maximum;

    public override bool TryBind(Node node, BindContext context, out object? value)
    {
        var lengths = WholeNumbers.TryRead(node, _length, out var all)
            ? [all, all]
            : WholeNumbers.TryReadPair(node, _length);
        if (lengths is null) return Refuse(node, context, out value);
        value = new Size2D(lengths[0], lengths[1]);
        return true;
    }

    public override JsonNode ToJson(object value, IComponentCatalog? catalog)
    {
        var size = (Size2D)value;
        return size.Height == size.Width ? JsonValue.Create(size.Height) : new JsonArray(size.Height, size.Width);
    }

    public override JsonObject Schema(SchemaDefinitions definitions) =>
        new()
        {
            ["anyOf"] = new JsonArray(
                _length.Schema(definitions), WholeNumbers.PairSchema(_length.Schema(definitions))),
        };

    public override JsonNode Example(IComponentCatalog catalog) => _length.Example(catalog);
}
