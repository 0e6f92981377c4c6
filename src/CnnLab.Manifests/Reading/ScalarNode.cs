using System.Text.Json;
using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>Text, a number, true, false or null.</summary>
/// <param name="path">The place in the JSON.</param>
/// <param name="location">The place in the file.</param>
/// <param name="kind">Which of them.</param>
/// <param name="text">The text without quotes, or the number as it was written.</param>
internal sealed class ScalarNode(string path, Location location, JsonValueKind kind, string text) : Node(path, location)
{
    public JsonValueKind Kind { get; } = kind;

    public string Text { get; } = text;

    public override JsonNode? ToJson() => Kind == JsonValueKind.String ? JsonValue.Create(Text) : JsonNode.Parse(Text);
}
