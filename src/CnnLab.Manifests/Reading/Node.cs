using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>
/// A JSON value that knows where it stands. Immutable: an override rebuilds the way down to what it changes.
/// </summary>
internal abstract class Node(string path, Location location)
{
    private const int LongestShown = 60;

    /// <summary>The place in the JSON: <c>model.layers[2].filters</c>.</summary>
    public string Path { get; } = path;

    public Location Location { get; } = location;

    public abstract JsonNode? ToJson();

    /// <summary>The value as a message quotes it.</summary>
    public string Shown
    {
        get
        {
            var text = OneLineJson.Of(ToJson());
            return text.Length <= LongestShown ? text : text[..LongestShown] + "...";
        }
    }

    public static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
