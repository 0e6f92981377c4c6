using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>The JSON Schema of a sweep: paths are any keys, values any values.</summary>
internal static class SweepSchema
{
    public static JsonObject Of(SchemaDefinitions definitions)
    {
        var parameter = ObjectSchema.Of(
            OptionsDescriptor.Of(typeof(SweepParameterOptions)),
            definitions,
            [("values", new JsonObject { ["type"] = "array", ["minItems"] = 1 }), ("when", Choices())]);
        var schema = ObjectSchema.Of(
            OptionsDescriptor.Of(typeof(SweepOptions)),
            definitions,
            [
                ("parameters", new JsonObject { ["type"] = "object", ["additionalProperties"] = parameter }),
                ("list", new JsonObject { ["type"] = "array", ["items"] = Choices() }),
                ("exclude", new JsonObject { ["type"] = "array", ["items"] = Choices() }),
            ]);
        schema["description"] = "Makes many runs of one manifest.";
        return schema;
    }

    private static JsonObject Choices() => new()
    {
        ["type"] = "object",
        ["description"] = "Values by paths of the manifest: model.layers.conv1.filters.",
    };
}
