using System.Text.Json;

namespace CnnLab.Manifests;

/// <summary>A value that a parameter can take, and what reports call it.</summary>
internal sealed record SweepValue(string Label, Node Node)
{
    private const string LabelKey = "label";

    /// <summary>
    /// A value as it was written. An object may bring its label; otherwise it is called after its type, and anything
    /// else after itself.
    /// </summary>
    public static SweepValue Of(Node node, BindContext context)
    {
        if (node is not ObjectNode members) return new SweepValue(TextOf(node), node);
        var value = new ObjectNode(
            node.Path, node.Location, [.. members.Members.Where(member => member.Key != LabelKey)]);
        if (members[LabelKey] is { } label)
        {
            if (label is ScalarNode { Kind: JsonValueKind.String } text) return new SweepValue(text.Text, value);
            context.Error(label, $"Expected text, received {label.Shown}.");
        }

        var type = members[ComponentBinder.TypeKey] ?? members["ref"];
        return new SweepValue(type is ScalarNode name ? name.Text : TextOf(value), value);
    }

    /// <summary>A scalar without its quotes, anything else as JSON on one line.</summary>
    public static string TextOf(Node node) => node is ScalarNode scalar ? scalar.Text : OneLineJson.Of(node.ToJson());
}
