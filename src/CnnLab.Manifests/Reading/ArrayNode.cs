using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>A list.</summary>
internal sealed class ArrayNode(string path, Location location, IReadOnlyList<Node> items) : Node(path, location)
{
    public IReadOnlyList<Node> Items { get; } = items;

    public override JsonNode ToJson() => new JsonArray([.. Items.Select(item => item.ToJson())]);
}
