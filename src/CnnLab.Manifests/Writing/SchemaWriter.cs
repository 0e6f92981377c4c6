using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>Writes the JSON Schema (2020-12) of manifests, with all components of the loaded plugins, for editors to complete and check.</summary>
public static class SchemaWriter
{
    /// <summary>The schema; the binder accepts what it accepts, up to what a schema cannot say: unique layer names, references that exist.</summary>
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
        (string, JsonObject)[] otherKeys = [("$schema", new JsonObject { ["type"] = "string" }), (SharedComponents.Key, shared)];
        var schema = ObjectSchema.Of(OptionsDescriptor.Of(typeof(Manifest)), definitions, otherKeys);
        schema.Insert(0, "title", "CnnLab manifest");
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema["$defs"] = definitions.All;
        return IndentedJson.Of(schema);
    }
}
