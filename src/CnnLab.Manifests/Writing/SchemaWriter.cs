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
        schema.Insert(0, "title", "CnnLab manifest");
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema["$defs"] = definitions.All;
        return IndentedJson.Of(schema);
    }
}
