using System.Collections;
using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>A list of values of one type.</summary>
internal sealed class ListType(Type elementType, OptionType element) : OptionType
{
    public override string Words => $"a list, each entry {element.Words}";

    public override double? Minimum => element.Minimum;

    public override double? Maximum => element.Maximum;

    public override IReadOnlyList<string> AllowedValues => element.AllowedValues;

    public override IReadOnlyList<OptionDescriptor> Options => element.Options;

    public override bool TryBind(Node node, BindContext context, out object? value)
    {
        if (node is not ArrayNode array) return Refuse(node, context, out value);
        var items = Array.CreateInstance(elementType, array.Items.Count);
        var good = true;
        for (var i = 0; i < items.Length; i++)
        {
            if (element.TryBind(array.Items[i], context, out var item)) items.SetValue(item, i);
            else good = false;
        }

        value = good ? items : null;
        return good;
    }

    public override JsonNode ToJson(object value, IComponentCatalog? catalog) =>
        new JsonArray([.. ((IEnumerable)value).Cast<object>().Select(item => element.ToJson(item, catalog))]);

    public override JsonObject Schema(SchemaDefinitions definitions) =>
        new() { ["type"] = "array", ["items"] = element.Schema(definitions) };

    public override object Complete(object value, Node at, string key, BindContext context)
    {
        object[] items = [.. ((IEnumerable)value).Cast<object>()];
        var completed = Array.CreateInstance(elementType, items.Length);
        for (var i = 0; i < items.Length; i++)
            completed.SetValue(element.Complete(items[i], at, $"{key}[{i}]", context), i);
        return completed;
    }

    public override JsonNode Example(IComponentCatalog catalog) => new JsonArray(element.Example(catalog));
}
