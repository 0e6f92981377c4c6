using System.Text.Json.Nodes;

namespace CnnLab.Experiments;

/// <summary>
/// Where in a resolved manifest the compared factor acts: the only places in which variants may differ.
/// </summary>
internal static class FactorPlaces
{
    private const string Components = "components";

    /// <summary>
    /// The places; empty if the manifest has none. A component is written out wherever the manifest as given refers to
    /// it.
    /// </summary>
    public static IReadOnlyList<string> Of(string factor, ComparedRun run)
    {
        var steps = factor.Split('.', 3);
        return steps is [Components, var name, ..]
            ? [.. References(run.Manifest?["model"], name, "model")
                .Select(place => steps.Length > 2 ? $"{place}.{steps[2]}" : place)]
            : JsonPlaces.Place(run.Resolved, factor) is { } place ? [place] : [];
    }

    // A component may refer to others that stand above it.
    private static IEnumerable<string> References(JsonNode? node, string name, string place) => node switch
    {
        JsonObject members when members["ref"] is JsonValue reference => reference.ToString() == name
            ? [place]
            : References(Component(node, reference.ToString()), name, place),
        JsonObject members => members.SelectMany(
            entry => References(entry.Value, name, JsonPlaces.Member(place, entry.Key))),
        JsonArray items => items.SelectMany((item, i) => References(item, name, JsonPlaces.Item(place, i))),
        _ => [],
    };

    private static JsonNode? Component(JsonNode node, string name) => node.Root[Components]?[name];
}
