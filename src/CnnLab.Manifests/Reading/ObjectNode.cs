using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>Keys and values, in the order they were written; no key twice.</summary>
internal sealed class ObjectNode(string path, Location location, IReadOnlyList<Member> members) : Node(path, location)
{
    public IReadOnlyList<Member> Members { get; } = members;

    public Member? Find(string key) => Members.FirstOrDefault(member => member.Key == key);

    public Node? this[string key] => Find(key)?.Value;

    public override JsonNode ToJson() =>
        new JsonObject(Members.Select(m => KeyValuePair.Create(m.Key, m.Value.ToJson())));

    /// <summary>The same with one member replaced, or added at the end.</summary>
    public ObjectNode With(Member changed) => new(Path, Location, Find(changed.Key) is null
        ? [.. Members, changed]
        : [.. Members.Select(member => member.Key == changed.Key ? changed : member)]);
}
