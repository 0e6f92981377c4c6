using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>Makes up examples: what must be given, and the defaults that say something.</summary>
internal static class ExampleJson
{
    public static JsonObject Of(OptionsDescriptor descriptor, IComponentCatalog catalog)
    {
        var members = new JsonObject();
        foreach (var option in descriptor.Options)
        {
            if (option.Required) members[option.Name] = AsManyAsNeeded(option, option.ValueType.Example(catalog));
            else if (SaysSomething(option.Default!.Value))
                members[option.Name] = JsonNode.Parse(option.Default.Value.GetRawText());
        }

        return members;
    }

    /// <summary>A component within an example: its name, if that is enough.</summary>
    public static JsonNode Of(ComponentDescriptor component, IComponentCatalog catalog)
    {
        var descriptor = OptionsDescriptor.Of(component.Options);
        return descriptor.Options.Any(option => option.Required) ? Full(component, catalog) : component.Type;
    }

    /// <summary>A component with its parameters.</summary>
    public static JsonObject Full(ComponentDescriptor component, IComponentCatalog catalog)
    {
        var members = Of(OptionsDescriptor.Of(component.Options), catalog);
        var kinds = ComponentKinds.Of(ComponentKinds.Contract(component.Kind));
        members.Insert(0, ComponentBinder.TypeKey, catalog.NameOf(component, kinds));
        return members;
    }

    private static JsonNode AsManyAsNeeded(OptionDescriptor option, JsonNode example)
    {
        var least = option.Rules.OfType<MinLengthAttribute>().FirstOrDefault()?.Length ?? 0;
        while (example is JsonArray { Count: > 0 } items && items.Count < least) items.Add(items[0]!.DeepClone());
        return example;
    }

    private static bool SaysSomething(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => false,
        JsonValueKind.Array => value.GetArrayLength() > 0,
        _ => true,
    };
}
