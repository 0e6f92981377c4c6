using System.Text.Json.Nodes;

namespace CnnLab.Experiments;

/// <summary>Takes JSON apart into paths and values, so that two documents can be held against each other.</summary>
internal static class JsonLeaves
{
    /// <summary>
    /// Every value by its path, in the order of the document. Things in a list that have a name go by it, as layers do
    /// in a manifest's paths; lists of plain values are one value.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Of(JsonNode? node)
    {
        var leaves = new Dictionary<string, string>();
        Walk(node, "", leaves);
        return leaves;
    }

    /// <summary>What is not the same in both.</summary>
    public static IReadOnlyList<Difference> Compare(JsonNode? first, JsonNode? second)
    {
        var (left, right) = (Of(first), Of(second));
        return
        [
            .. from path in left.Keys.Concat(right.Keys.Where(path => !left.ContainsKey(path)))
               let pair = new Difference(path, left.GetValueOrDefault(path), right.GetValueOrDefault(path))
               where pair.First != pair.Second
               select pair,
        ];
    }

    private static void Walk(JsonNode? node, string path, Dictionary<string, string> leaves)
    {
        switch (node)
        {
            case JsonObject entries:
                foreach (var (key, value) in entries)
                {
                    Walk(value, path.Length == 0 ? key : $"{path}.{key}", leaves);
                }

                break;
            case JsonArray items when items.Any(item => item is JsonObject):
                for (var index = 0; index < items.Count; index++)
                {
                    Walk(items[index], Step(path, items, index), leaves);
                }

                break;
            default:
                leaves[path] = node is JsonValue text && text.TryGetValue<string>(out var words)
                    ? words
                    : node?.ToJsonString(RunJson.OneLine) ?? "null";
                break;
        }
    }

    private static string Step(string path, JsonArray items, int index) =>
        items[index] is JsonObject item && item["name"] is JsonValue name && name.TryGetValue<string>(out var word)
            ? $"{path}.{word}"
            : $"{path}[{index}]";
}
