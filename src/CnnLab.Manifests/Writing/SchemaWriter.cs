using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>
/// Writes the JSON Schema (2020-12) of manifests, with all components of the loaded plugins, for editors to complete
/// and check.
/// </summary>
public static class SchemaWriter
{
    /// <summary>
    /// The schema. It helps in editors; the judge is <see cref="ManifestBinder"/>, which also knows what no schema can
    /// say.
    /// </summary>
    /// <returns>Indented JSON that ends with a line feed.</returns>
    public static string Write(IComponentCatalog catalog)
    {
        var definitions = new SchemaDefinitions(catalog);
        var shared = new JsonObject
        {
            ["type"] = "object",
            ["description"] = "Components with names, for layers to refer to.",
            ["additionalProperties"] = definitions.SharedComponent(),
        };
        var reference = new JsonObject { ["type"] = "string" };
        var descriptor = OptionsDescriptor.Of(typeof(Manifest));
        var schema = ObjectSchema.Of(descriptor, definitions, [("$schema", reference), (SharedComponents.Key, shared), (SweepReader.Key, SweepSchema.Of(definitions))]);
        return IndentedJson.Of(new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "CnnLab manifest",
            ["if"] = new JsonObject { ["required"] = new JsonArray(ManifestBases.Key) },
            ["then"] = Extending(schema),
            ["else"] = schema,
            ["$defs"] = definitions.All,
        });
    }

    /// <summary>A manifest that extends another one has parts of everything: only the binder sees the whole.</summary>
    private static JsonObject Extending(JsonObject whole)
    {
        var properties = new JsonObject
        {
            [ManifestBases.Key] = new JsonObject
            {
                ["description"] = "The manifest that this one changes, or several, the later over the earlier; relative to "
                    + "this file.",
                ["anyOf"] = new JsonArray(
                    new JsonObject { ["type"] = "string" },
                    new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" }, ["minItems"] = 1 }),
            },
        };
        foreach (var (key, schema) in (JsonObject)whole["properties"]!)
        {
            properties[key] = schema!["description"] is { } description
                ? new JsonObject { ["description"] = description.DeepClone() }
                : new JsonObject();
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["patternProperties"] = whole["patternProperties"]!.DeepClone(),
            ["additionalProperties"] = false,
        };
    }
}
