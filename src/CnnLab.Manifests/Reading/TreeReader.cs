using System.Text;
using System.Text.Json;

namespace CnnLab.Manifests;

/// <summary>
/// Reads JSON into nodes in one pass. Comments and trailing commas are welcome; a key that appears twice is a finding.
/// </summary>
internal ref struct TreeReader
{
    private const int MaximumDepth = 64;

    private readonly Func<int, Location> _locate;
    private readonly List<Finding> _findings;
    private readonly Stack<int> _open = [];
    private Utf8JsonReader _reader;
    private int _end;
    private JsonTokenType _last;

    private TreeReader(byte[] text, Func<int, Location> locate, List<Finding> findings)
    {
        _locate = locate;
        _findings = findings;
        _reader = new Utf8JsonReader(text, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = MaximumDepth,
        });
    }

    /// <summary>The tree, or null where the text is not JSON, with a finding that says where and why.</summary>
    public static Node? ReadFile(string text, string source, List<Finding> findings)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Read(bytes, new TextPositions(bytes, source).At, "", findings);
    }

    /// <summary>The tree of an override's value, which stands nowhere in a file; null where it is not JSON.</summary>
    public static Node? ReadValue(string text, string origin, string path, List<Finding> findings) =>
        Read(Encoding.UTF8.GetBytes(text), _ => new Location(origin, 0, 0), path, findings);

    private static Node? Read(byte[] text, Func<int, Location> locate, string path, List<Finding> findings)
    {
        var tree = new TreeReader(text, locate, findings);
        try
        {
            tree.Next();
            var root = tree.ReadValue(path);
            tree.Next();
            return root;
        }
        catch (JsonException exception)
        {
            findings.Add(tree.Problem(text, exception).ToFinding(locate));
        }
        catch (InvalidOperationException)
        {
            // The reader passes half of a surrogate pair and refuses only when the text is asked for.
            var place = locate((int)tree._reader.TokenStartIndex);
            findings.Add(
                place.Finding(Severity.Error, "", "Not JSON: this text has a \\u escape that is no character."));
        }

        return null;
    }

    private readonly SyntaxProblem Problem(byte[] text, JsonException exception)
    {
        var error = new TextPositions(text, "").OffsetOf(exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0);
        return _open.Count >= MaximumDepth
            ? new SyntaxProblem(error, $"nested deeper than {MaximumDepth} levels.")
            : SyntaxProblem.Find(text, _end, error, _last, _open);
    }

    private void Next()
    {
        _reader.Read();
        _end = (int)_reader.BytesConsumed;
        _last = _reader.TokenType;
    }

    private readonly Location Here => _locate((int)_reader.TokenStartIndex);

    private Node ReadValue(string path) => _reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(path),
        JsonTokenType.StartArray => ReadArray(path),
        JsonTokenType.String => new ScalarNode(path, Here, JsonValueKind.String, _reader.GetString()!),
        JsonTokenType.Number => new ScalarNode(path, Here, JsonValueKind.Number, RawText),
        JsonTokenType.True => new ScalarNode(path, Here, JsonValueKind.True, RawText),
        JsonTokenType.False => new ScalarNode(path, Here, JsonValueKind.False, RawText),
        _ => new ScalarNode(path, Here, JsonValueKind.Null, RawText),
    };

    private readonly string RawText => Encoding.UTF8.GetString(_reader.ValueSpan);

    private ObjectNode ReadObject(string path)
    {
        var start = Here;
        var members = new Dictionary<string, Member>();
        _open.Push((int)_reader.TokenStartIndex);
        for (Next(); _reader.TokenType != JsonTokenType.EndObject; Next())
        {
            var key = _reader.GetString()!;
            var keyLocation = Here;
            Next();
            var member = new Member(key, keyLocation, ReadValue(Node.Join(path, key)));
            if (!members.TryAdd(key, member)) _findings.Add(Repeated(member, members[key]));
        }

        _open.Pop();
        return new ObjectNode(path, start, [.. members.Values]);
    }

    private ArrayNode ReadArray(string path)
    {
        var start = Here;
        var items = new List<Node>();
        _open.Push((int)_reader.TokenStartIndex);
        for (Next(); _reader.TokenType != JsonTokenType.EndArray; Next())
            items.Add(ReadValue($"{path}[{items.Count}]"));
        _open.Pop();
        return new ArrayNode(path, start, items);
    }

    private static Finding Repeated(Member second, Member first)
    {
        var where = first.KeyLocation.IsOverride ? "" : $" The first is in line {first.KeyLocation.Line}.";
        return second.KeyLocation.Finding(
            Severity.Error, second.Value.Path, $"The key `{second.Key}` appears twice.{where}");
    }
}
