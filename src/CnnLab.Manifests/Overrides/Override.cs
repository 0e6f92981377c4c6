using System.Text.Json;

namespace CnnLab.Manifests;

/// <summary>One changed value: <c>--set model.layers.pool1.pool_size=3</c>.</summary>
/// <param name="path">Where.</param>
/// <param name="text">The new value, JSON or a bare word; not needed where there is a node.</param>
/// <param name="node">The new value as it stands elsewhere in the manifest; null to read the text.</param>
/// <param name="origin">What findings call it.</param>
/// <param name="place">Where it is asked for, if that is a file; otherwise the origin stands in its place.</param>
/// <param name="findings">Takes them.</param>
internal sealed class Override(
    string path, string text, Node? node, string origin, Location? place, List<Finding> findings)
{
    private readonly IReadOnlyList<string> _steps = ManifestPath.Steps(path) ?? [];
    private readonly Location _location = place is { } given ? given with { Overrides = true } : new(origin, 0, 0);

    /// <summary>The changed tree; null, with a finding, where the path leads nowhere or the value is broken.</summary>
    public ObjectNode? ApplyTo(ObjectNode root) => _steps.Count > 0
        ? (ObjectNode?)Put(root, 0, "")
        : Refuse<ObjectNode>(
            $"`{path}` is not a path. Expected keys with dots between them, as in model.layers.conv1.filters.");

    private Node? Put(Node? old, int depth, string at)
    {
        if (depth == _steps.Count) return NewValue(old, at);
        return old switch
        {
            ObjectNode members => PutMember(members, depth),
            ArrayNode items => PutItem(items, depth),
            null or ScalarNode { Kind: JsonValueKind.Null } => PutMember(new ObjectNode(at, _location, []), depth),
            // A component that is given by its name alone: the name becomes its type.
            ScalarNode { Kind: JsonValueKind.String } name => PutMember(WithType(name, at), depth),
            _ => Refuse<Node>($"{at} is {old.Shown}, which holds no `{_steps[depth]}`."),
        };
    }

    private ObjectNode? PutMember(ObjectNode old, int depth)
    {
        var key = _steps[depth];
        var before = old.Find(key);
        if (Put(before?.Value, depth + 1, Node.Join(old.Path, key)) is not { } value) return null;
        var member = new Member(key, _location, value);
        var chooses = depth == _steps.Count - 1 && key is "type" or "ref";
        return chooses && !SameText(before?.Value, value) ? Replaced(old, member) : old.With(member);
    }

    private ObjectNode Replaced(ObjectNode old, Member choice)
    {
        foreach (var lost in old.Members.Where(member => member.Value.Location.IsOverride))
        {
            if (lost.Key == choice.Key || lost.Key == "name") continue;
            var message = $"`{origin}` takes back `{lost.Value.Location.Source}`: "
                + $"a new {choice.Key} replaces all parameters. Give it first.";
            findings.Add(_location.Finding(Severity.Error, lost.Value.Path, message));
        }

        TellDropped(old, choice);
        return new ObjectNode(old.Path, old.Location, [.. old.Members.Where(m => m.Key == "name"), choice]);
    }

    /// <summary>Another type has other parameters and begins with its defaults: said, so that no comparison is unfair unseen.</summary>
    private void TellDropped(ObjectNode old, Member choice)
    {
        string[] kept = ["name", "type", "ref"];
        var dropped = old.Members.Where(member => !kept.Contains(member.Key) && !member.Value.Location.IsOverride).ToArray();
        if (dropped.Length > 0)
        {
            var names = string.Join(", ", dropped.Select(member => $"`{member.Key}`"));
            findings.Add(_location.Finding(
                Severity.Notice, old.Path, $"a new {choice.Key} begins with its own defaults, without the file's {names}."));
        }
    }

    private ArrayNode? PutItem(ArrayNode old, int depth)
    {
        if (ManifestPath.IndexOf(old, _steps[depth]) is not { } index)
            return Refuse<ArrayNode>(NoSuchItem(old, _steps[depth]));
        if (Put(old.Items[index], depth + 1, $"{old.Path}[{index}]") is not { } value) return null;
        var items = old.Items.ToArray();
        items[index] = value;
        return new ArrayNode(old.Path, old.Location, items);
    }

    /// <summary>What was given; a layer that is exchanged as a whole keeps its name.</summary>
    private Node? NewValue(Node? old, string at)
    {
        if (ParseValue(at) is not { } given) return null;
        if ((old as ObjectNode)?.Find("name") is not { } name) return given;
        return given switch
        {
            ScalarNode { Kind: JsonValueKind.String } type => Named(name, WithType(type, at)),
            ObjectNode members when members.Find("name") is null => Named(name, members),
            _ => given,
        };
    }

    private Node? ParseValue(string at)
    {
        if (node is not null) return NodeMove.To(node, at);
        var problems = new List<Finding>();
        if (TreeReader.ReadValue(text, origin, at, problems) is { } read)
        {
            findings.AddRange(problems);
            return read;
        }

        if (text.TrimStart() is ['{' or '[' or '"', ..]) return Refuse<Node>(problems[0].Message);
        return new ScalarNode(at, _location, JsonValueKind.String, text);
    }

    private static ObjectNode Named(Member name, ObjectNode node) =>
        new(node.Path, node.Location, [name, .. node.Members]);

    private static ObjectNode WithType(ScalarNode type, string at)
    {
        var typeNode = new ScalarNode(Node.Join(at, "type"), type.Location, type.Kind, type.Text);
        return new ObjectNode(at, type.Location, [new Member("type", type.Location, typeNode)]);
    }

    private static bool SameText(Node? old, Node value) =>
        old is ScalarNode a && value is ScalarNode b && a.Text == b.Text;

    private static string NoSuchItem(ArrayNode items, string step)
    {
        var names = ManifestPath.Names(items);
        return names.Count > 0
            ? $"{items.Path} has no layer `{step}`.{Suggestion.OrList(step, names)}"
            : $"{items.Path} has no entry `{step}`. Expected an index from 0 to {items.Items.Count - 1}.";
    }

    private T? Refuse<T>(string message)
        where T : Node
    {
        findings.Add(_location.Finding(Severity.Error, path, message));
        return null;
    }
}
