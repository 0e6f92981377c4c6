using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>Writes a component as a manifest gives it.</summary>
internal static class ComponentJson
{
    /// <summary>The note beside <c>type</c> of which plugin it came from.</summary>
    public const string PluginKey = "x_plugin";

    public static JsonNode Of(Component component, IReadOnlyList<ComponentKind> kinds, IComponentCatalog? catalog)
    {
        if (component.Options is null) return JsonValue.Create(component.Type);
        var members = RecordType.ToJson(OptionsDescriptor.Of(component.Options.GetType()), component.Options, catalog);
        if (catalog?.Resolve(component.Type, kinds).Component is { } source)
            members.Insert(0, PluginKey, $"{source.Plugin} {source.Version}");
        members.Insert(0, ComponentBinder.TypeKey, component.Type);
        return members;
    }
}
