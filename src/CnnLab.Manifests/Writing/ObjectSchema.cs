using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>The JSON Schema of a record of options.</summary>
internal static class ObjectSchema
{
    public static JsonObject Of(
        OptionsDescriptor descriptor,
        SchemaDefinitions definitions,
        IReadOnlyList<(string Key, JsonObject Schema)>? otherKeys = null,
        IReadOnlyList<string>? requiredKeys = null)
    {
        var properties = new JsonObject();
        foreach (var (key, schema) in otherKeys ?? []) properties[key] = schema;
        foreach (var option in descriptor.Options)
        {
            properties[option.Name] = Option(option, definitions);
            foreach (var alias in option.Aliases) properties[alias] = Alias(option, definitions);
        }

        var result = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["patternProperties"] = new JsonObject { [$"^{RecordBinder.FreePrefix}"] = new JsonObject() },
            ["additionalProperties"] = false,
        };
        Require(result, descriptor, requiredKeys ?? []);
        return result;
    }

    private static JsonObject Option(OptionDescriptor option, SchemaDefinitions definitions)
    {
        var schema = Value(option, definitions);
        if (option.Description.Length > 0) schema["description"] = option.Description;
        if (!option.Required)
            schema["default"] = option.Default is { } value ? JsonNode.Parse(value.GetRawText()) : null;
        return schema;
    }

    private static JsonObject Alias(OptionDescriptor option, SchemaDefinitions definitions)
    {
        var schema = Value(option, definitions);
        schema["description"] = $"Understood as `{option.Name}`, which is the word to write.";
        schema["deprecated"] = true;
        return schema;
    }

    private static JsonObject Value(OptionDescriptor option, SchemaDefinitions definitions)
    {
        var schema = option.ValueType.Schema(definitions);
        return option.Nullable
            ? new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) }
            : schema;
    }

    /// <summary>A required option may be given under an alias too.</summary>
    private static void Require(JsonObject schema, OptionsDescriptor descriptor, IReadOnlyList<string> otherKeys)
    {
        var required = descriptor.Options.Where(option => option.Required).ToLookup(option => option.Aliases.Count > 0);
        string[] names = [.. otherKeys, .. required[false].Select(option => option.Name)];
        if (names.Length > 0) schema["required"] = new JsonArray([.. names.Select(name => (JsonNode)name)]);
        var choices = required[true].Select(option => new JsonObject
        {
            ["anyOf"] = new JsonArray([.. option.Aliases.Prepend(option.Name).Select(Requirement)]),
        });
        if (required[true].Any()) schema["allOf"] = new JsonArray([.. choices]);
    }

    private static JsonNode Requirement(string name) => new JsonObject { ["required"] = new JsonArray(name) };
}
