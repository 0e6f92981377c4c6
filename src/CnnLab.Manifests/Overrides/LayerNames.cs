using System.Text.Json;

namespace CnnLab.Manifests;

/// <summary>
/// The names of layers. One without a name is called after its type and its place among the layers of that type,
/// <c>conv2d_1</c>; one that refers to a component after the component, <c>pool_1</c>, so that exchanging the component
/// renames no layer (and moves nobody's random stream).
/// </summary>
internal static class LayerNames
{
    public const string LayersPath = "model.layers";

    /// <summary>Whether a list is one of layers: it stands in the model or a component and says so by its content.</summary>
    public static bool AreLayers(ArrayNode items) =>
        items.Path == LayersPath
        || ((items.Path.StartsWith(LayersPath, StringComparison.Ordinal)
                || items.Path.StartsWith(SharedComponents.Key + ".", StringComparison.Ordinal))
            && items.Items.Any(item => item is ObjectNode members && (members.Find("type") ?? members.Find("ref")) is not null));

    public static IReadOnlyList<string> Of(ArrayNode layers)
    {
        var seen = new Dictionary<string, int>();
        var names = new List<string>();
        foreach (var layer in layers.Items)
        {
            var kind = Kind(layer);
            var ordinal = seen[kind] = seen.GetValueOrDefault(kind) + 1;
            names.Add(Text((layer as ObjectNode)?["name"]) ?? $"{kind}_{ordinal}");
        }

        return names;
    }

    private static string Kind(Node layer)
    {
        var type = layer is ObjectNode members ? Text(members["ref"]) ?? Text(members["type"]) : Text(layer);
        return type is null ? "layer" : type[(type.IndexOf('/') + 1)..];
    }

    private static string? Text(Node? node) =>
        node is ScalarNode { Kind: JsonValueKind.String } text ? text.Text : null;
}
