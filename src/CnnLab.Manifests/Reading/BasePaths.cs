using System.Text.Json;

namespace CnnLab.Manifests;

/// <summary>
/// The paths that a manifest names, for one that stands in another folder than the manifest that extends it.
/// </summary>
internal static class BasePaths
{
    /// <summary>The same manifest with its relative paths as they read from another folder.</summary>
    public static ObjectNode Moved(ObjectNode root, string from, string to)
    {
        if (from == Path.GetFullPath(to)) return root;
        var moved = Member(Member(root, "dataset", "path", from, to), "model", "initial_weights", from, to);
        return root.Find("plugins") is { Value: ArrayNode plugins } member
            ? moved.With(member with
            {
                Value = new ArrayNode(
                    plugins.Path,
                    plugins.Location,
                    [.. plugins.Items.Select(item => item is ObjectNode plugin ? Member(plugin, "path", from, to) : item)]),
            })
            : moved;
    }

    private static ObjectNode Member(ObjectNode root, string section, string key, string from, string to) =>
        root.Find(section) is { Value: ObjectNode members } member
            ? root.With(member with { Value = Member(members, key, from, to) })
            : root;

    private static ObjectNode Member(ObjectNode node, string key, string from, string to)
    {
        if (node.Find(key) is not { Value: ScalarNode { Kind: JsonValueKind.String } path } member) return node;
        if (Path.IsPathRooted(path.Text) || path.Text.Length == 0) return node;
        var text = Path.GetRelativePath(to, Path.Combine(from, path.Text)).Replace('\\', '/');
        return node.With(member with { Value = new ScalarNode(path.Path, path.Location, path.Kind, text) });
    }
}
