using System.Globalization;
using System.Text.Json.Nodes;

namespace CnnLab.Experiments;

/// <summary>Places in a manifest as <c>model.layers[1].pool_size</c>, and where two manifests differ.</summary>
internal static class JsonPlaces
{
    public static string Member(string place, string key) => place.Length == 0 ? key : $"{place}.{key}";

    public static string Item(string place, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]");

    /// <summary>Whether a place is another one or lies in it.</summary>
    public static bool IsIn(string place, string outer) => place.StartsWith(outer, StringComparison.Ordinal)
        && (place.Length == outer.Length || place[outer.Length] is '.' or '[');

    /// <summary>What lies at a place; null if nothing does. Layers are found by index and by name.</summary>
    public static JsonNode? Find(JsonNode? root, string path) => Follow(root, path).Node;

    /// <summary>A path with the indexes of layers in the place of their names; null if there is nothing.</summary>
    public static string? Place(JsonNode? root, string path) =>
        Follow(root, path) is (not null, var place) ? place : null;

    /// <summary>The places at which two nodes differ, with what is there.</summary>
    public static IEnumerable<(string Place, JsonNode? First, JsonNode? Second)> Differences(
        JsonNode? first, JsonNode? second, string place = "")
    {
        if (first is JsonObject a && second is JsonObject b)
        {
            return a.Concat(b).Select(entry => entry.Key).Distinct()
                .SelectMany(key => Differences(a[key], b[key], Member(place, key)));
        }

        if (first is JsonArray c && second is JsonArray d && c.Count == d.Count)
        {
            return c.Zip(d).SelectMany((pair, i) => Differences(pair.First, pair.Second, Item(place, i)));
        }

        return JsonNode.DeepEquals(first, second) ? [] : [(place, first, second)];
    }

    private static (JsonNode? Node, string Place) Follow(JsonNode? root, string path)
    {
        var (node, place) = (root, "");
        foreach (var step in path.Replace("[", ".").Replace("]", "").Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            (node, place) = node switch
            {
                JsonObject members => (members[step], Member(place, step)),
                JsonArray items when IndexOf(items, step) is var index and >= 0 => (items[index], Item(place, index)),
                _ => (null, place),
            };
        }

        return (node, place);
    }

    private static int IndexOf(JsonArray items, string step) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? (index < items.Count ? index : -1)
            : items.ToList().FindIndex(item => item is JsonObject layer && layer["name"]?.ToString() == step);
}
