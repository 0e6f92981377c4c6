using System.Text.Json;
using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>A <see cref="ComparedMetric"/>: <c>"test_accuracy"</c>, or an object with its name and goal.</summary>
internal sealed class ComparedMetricType(OptionsDescriptor descriptor) : OptionType
{
    private readonly RecordType _record = new(descriptor);

    public override string Words => $"the name of a metric, or {_record.Words}";

    public override IReadOnlyList<OptionDescriptor> Options => descriptor.Options;

    public override bool TryBind(Node node, BindContext context, out object? value)
    {
        if (node is ObjectNode) return _record.TryBind(node, context, out value);
        if (node is not ScalarNode { Kind: JsonValueKind.String, Text.Length: > 0 } name)
            return Refuse(node, context, out value);
        value = new ComparedMetric { Name = name.Text };
        return true;
    }

    public override JsonNode ToJson(object value, IComponentCatalog? catalog) => _record.ToJson(value, catalog);

    public override JsonObject Schema(SchemaDefinitions definitions) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "string", ["minLength"] = 1 }, _record.Schema(definitions)),
    };

    public override JsonNode Example(IComponentCatalog catalog) => "test_accuracy";
}
