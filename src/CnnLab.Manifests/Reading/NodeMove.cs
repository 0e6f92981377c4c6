namespace CnnLab.Manifests;

/// <summary>Gives a value another place in the tree; where it stands in the file it keeps.</summary>
internal static class NodeMove
{
    public static Node To(Node node, string path) => node switch
    {
        ObjectNode members => new ObjectNode(
            path, node.Location, [.. members.Members.Select(member => member with { Value = To(member.Value, Node.Join(path, member.Key)) })]),
        ArrayNode items => new ArrayNode(
            path, node.Location, [.. items.Items.Select((item, index) => To(item, $"{path}[{index}]"))]),
        ScalarNode scalar => new ScalarNode(path, node.Location, scalar.Kind, scalar.Text),
        _ => node,
    };
}
