using System.Reflection;
using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>A record within a record: an object with options of its own.</summary>
internal sealed class RecordType(OptionsDescriptor descriptor) : OptionType
{
    private static readonly MethodInfo Clone =
        typeof(object).GetMethod("MemberwiseClone", BindingFlags.NonPublic | BindingFlags.Instance)!;

    public override string Words =>
        $"an object with {string.Join(", ", descriptor.Options.Select(option => $"`{option.Name}`"))}";

    public override IReadOnlyList<OptionDescriptor> Options => descriptor.Options;

    public override bool TryBind(Node node, BindContext context, out object? value)
    {
        if (node is not ObjectNode members) return Refuse(node, context, out value);
        value = RecordBinder.Bind(descriptor, members, $"a key of `{node.Path}`", [], context);
        return value is not null;
    }

    public override JsonNode ToJson(object value, IComponentCatalog? catalog) => ToJson(descriptor, value, catalog);

    /// <summary>The options of any record, in their order.</summary>
    public static JsonObject ToJson(OptionsDescriptor descriptor, object record, IComponentCatalog? catalog)
    {
        var members = new JsonObject();
        foreach (var option in descriptor.Options)
            members[option.Name] = option.Property.GetValue(record) is { } value
                ? option.ValueType.ToJson(value, catalog)
                : null;
        return members;
    }

    public override JsonObject Schema(SchemaDefinitions definitions) => ObjectSchema.Of(descriptor, definitions);

    public override object Complete(object value, Node at, string key, BindContext context) =>
        Complete(descriptor, value, at, key, context);

    /// <summary>
    /// A copy of a record with the options of its components filled in; the record itself where nothing is lacking.
    /// </summary>
    public static object Complete(OptionsDescriptor descriptor, object record, Node at, string key, BindContext context)
    {
        var result = record;
        foreach (var option in descriptor.Options)
        {
            if (option.Property.GetValue(record) is not { } value) continue;
            var completed = option.ValueType.Complete(value, at, Node.Join(key, option.Name), context);
            if (ReferenceEquals(completed, value) || value.GetType().IsValueType) continue;
            if (ReferenceEquals(result, record)) result = Clone.Invoke(record, null)!;
            option.Property.SetValue(result, completed);
        }

        return result;
    }

    public override JsonNode Example(IComponentCatalog catalog) => ExampleJson.Of(descriptor, catalog);
}
