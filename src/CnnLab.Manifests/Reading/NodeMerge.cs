using System.Text.Json;

namespace CnnLab.Manifests;

/// <summary>
/// Puts one manifest over another: objects key by key; another <c>type</c> or <c>ref</c> replaces its whole node;
/// <c>null</c> takes a key away; lists and values are replaced, but an object over a list of layers changes the layers
/// that it names.
/// </summary>
internal static class NodeMerge
{
    private static readonly string[] Choices = ["type", "ref"];

    public static ObjectNode Members(ObjectNode lower, ObjectNode upper, List<Finding> findings)
    {
        var merged = lower;
        foreach (var member in upper.Members)
        {
            if (merged.Find(member.Key) is not { } under) merged = merged.With(member);
            else if (member.Value is ScalarNode { Kind: JsonValueKind.Null }) merged = Without(merged, member.Key);
            else merged = merged.With(member with { Value = Of(under.Value, member.Value, findings) });
        }

        return new ObjectNode(upper.Path, upper.Location, merged.Members);
    }

    private static Node Of(Node lower, Node upper, List<Finding> findings) => (lower, upper) switch
    {
        (ObjectNode under, ObjectNode over) => Chooses(under, over) ? over : Members(under, over, findings),
        (ArrayNode layers, ObjectNode changes) when LayerNames.AreLayers(layers) => Layers(layers, changes, findings),

        // A component that is given by its name alone: the name is its type.
        (ScalarNode { Kind: JsonValueKind.String } name, ObjectNode over) when !Choices.Any(key => over[key] is not null) =>
            Members(WithType(name), over, findings),
        _ => upper,
    };

    private static bool Chooses(ObjectNode lower, ObjectNode upper) => Choices.Any(key =>
        upper[key] is ScalarNode over && (lower[key] as ScalarNode)?.Text != over.Text);

    private static ArrayNode Layers(ArrayNode lower, ObjectNode changes, List<Finding> findings)
    {
        var names = LayerNames.Of(lower);
        var items = lower.Items.ToArray();
        foreach (var change in changes.Members)
        {
            if (names.ToList().IndexOf(change.Key) is var index and >= 0)
            {
                var place = items[index].Path;
                items[index] = Named(change, Of(items[index], NodeMove.To(change.Value, place), findings));
                continue;
            }

            findings.Add(change.KeyLocation.Finding(
                Severity.Error,
                change.Value.Path,
                $"{lower.Path} of the manifest that is extended has no layer `{change.Key}`."
                + Suggestion.OrList(change.Key, names)));
        }

        return new ArrayNode(lower.Path, lower.Location, items);
    }

    /// <summary>A layer that is exchanged keeps its name, and so does one that had it from its type.</summary>
    private static Node Named(Member change, Node layer)
    {
        var members = layer switch
        {
            ObjectNode node => node,
            ScalarNode { Kind: JsonValueKind.String } type => WithType(type),
            _ => null,
        };
        if (members is null || members.Find("name") is not null) return layer;
        var name = new ScalarNode(
            Node.Join(members.Path, "name"), change.KeyLocation, JsonValueKind.String, change.Key);
        return new ObjectNode(
            members.Path, members.Location, [new Member("name", change.KeyLocation, name), .. members.Members]);
    }

    private static ObjectNode Without(ObjectNode node, string key) =>
        new(node.Path, node.Location, [.. node.Members.Where(member => member.Key != key)]);

    private static ObjectNode WithType(ScalarNode type)
    {
        var node = new ScalarNode(Node.Join(type.Path, "type"), type.Location, type.Kind, type.Text);
        return new ObjectNode(type.Path, type.Location, [new Member("type", type.Location, node)]);
    }
}
