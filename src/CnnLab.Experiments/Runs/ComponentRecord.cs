using System.Text.Json.Nodes;

namespace CnnLab.Experiments;

/// <summary>A component of a recorded network, by the names that manifests use.</summary>
/// <param name="Type">Its type, <c>conv2d</c>.</param>
/// <param name="Plugin">The plugin it came from.</param>
/// <param name="Version">That plugin's version.</param>
public sealed record ComponentRecord(string Type, string Plugin, string Version)
{
    /// <summary>Those that a resolved manifest names, in its order.</summary>
    internal static IEnumerable<ComponentRecord> In(JsonNode? node) => node switch
    {
        JsonObject entries => Here(entries).Concat(entries.SelectMany(entry => In(entry.Value))),
        JsonArray items => items.SelectMany(In),
        _ => [],
    };

    private static IEnumerable<ComponentRecord> Here(JsonObject entries)
    {
        if (entries["type"] is JsonValue type && entries["x_plugin"] is JsonValue plugin)
        {
            var words = plugin.GetValue<string>().Split(' ', 2);
            yield return new ComponentRecord(type.GetValue<string>(), words[0], words.Length > 1 ? words[1] : "");
        }
    }
}
