using System.Text.Json;

namespace CnnLab.Manifests;

/// <summary>Reads what a manifest <c>extends</c> and puts it under what the manifest says itself.</summary>
/// <param name="folder">The folder of the manifest, from which all relative paths count in the end.</param>
/// <param name="findings">Takes what is wrong with the bases.</param>
/// <param name="recorded">The texts of the bases, in the order of <see cref="Read"/>; null to read the files.</param>
internal sealed class ManifestBases(
    string folder, List<Finding> findings, IReadOnlyList<string>? recorded = null)
{
    public const string Key = "extends";

    private readonly List<ManifestBase> _read = [];

    /// <summary>The files that were read.</summary>
    public IReadOnlyList<ManifestBase> Read => _read;

    /// <summary>The manifest on top of its bases, without <c>extends</c>.</summary>
    public ObjectNode PutUnder(ObjectNode manifest, string file) => PutUnder(manifest, file, [Path.GetFullPath(file)]);

    private ObjectNode PutUnder(ObjectNode manifest, string file, IReadOnlyList<string> chain)
    {
        if (manifest[Key] is not { } extends) return manifest;
        var own = new ObjectNode(
            manifest.Path, manifest.Location, [.. manifest.Members.Where(member => member.Key != Key)]);
        return Names(extends)
            .Select(name => ReadBase(name, file, chain))
            .OfType<ObjectNode>()
            .Append(own)
            .Aggregate((lower, upper) => NodeMerge.Members(lower, upper, findings));
    }

    private IReadOnlyList<ScalarNode> Names(Node extends)
    {
        Node[] items = extends is ArrayNode list ? [.. list.Items] : [extends];
        var names = items.OfType<ScalarNode>()
            .Where(name => name is { Kind: JsonValueKind.String, Text.Length: > 0 }).ToList();
        if (items.Length > 0 && names.Count == items.Length) return names;
        const string Rule = "Expected the path of a manifest relative to this file, or a list of such paths";
        findings.Add(extends.Location.Finding(Severity.Error, Key, $"{Rule}, received {extends.Shown}."));
        return [];
    }

    private ObjectNode? ReadBase(ScalarNode name, string file, IReadOnlyList<string> chain)
    {
        var path = Path.Combine(Path.GetDirectoryName(file) ?? "", name.Text);
        var full = Path.GetFullPath(path);
        if (recorded is null && chain.Contains(full))
        {
            var way = string.Join(" extends ", chain.SkipWhile(step => step != full).Append(full).Select(Path.GetFileName));
            return Refuse(name, $"The manifest extends itself: {way}.");
        }

        var problems = new List<Finding>();
        var found = recorded is null ? ManifestFile.ReadText(path, problems) : recorded.ElementAtOrDefault(_read.Count);
        if (found is not { } text)
            return Refuse(name, $"{path}: {string.Join(' ', problems.Select(problem => problem.Message))}");
        _read.Add(new ManifestBase(path, text));
        var tree = TreeReader.ReadFile(text.TrimStart(ManifestDocument.ByteOrderMark), path, findings);
        if (tree is ObjectNode root)
            return PutUnder(BasePaths.Moved(root, Path.GetDirectoryName(full)!, folder), path, [.. chain, full]);
        if (tree is not null)
            findings.Add(tree.Location.Finding(Severity.Error, "", $"Expected an object {{ ... }}, received {tree.Shown}."));
        return null;
    }

    private ObjectNode? Refuse(ScalarNode name, string message)
    {
        findings.Add(name.Location.Finding(Severity.Error, name.Path, message));
        return null;
    }
}
