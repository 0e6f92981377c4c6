using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>
/// A manifest as it was written, before it is known what its types mean. Immutable. The way through: <see
/// cref="Read"/>, load the plugins of <see cref="PluginPaths"/>, then <see cref="ManifestBinder.Bind"/>, whose findings
/// include those of the document.
/// </summary>
public sealed class ManifestDocument
{
    internal const char ByteOrderMark = '\uFEFF';

    private ManifestDocument(
        string source, string text, string folder, ObjectNode? root, IReadOnlyList<Finding> findings)
    {
        Source = source;
        Text = text;
        Folder = folder;
        Root = root;
        Findings = findings;
    }

    /// <summary>The file, as findings name it.</summary>
    public string Source { get; }

    /// <summary>The text as it was given, before any override.</summary>
    public string Text { get; }

    /// <summary>The folder that relative paths in the manifest start from.</summary>
    public string Folder { get; }

    /// <summary>
    /// The files that it extends, and those that they extend, in the order in which they were read: each as it was.
    /// </summary>
    public IReadOnlyList<ManifestBase> Bases { get; private init; } = [];

    /// <summary>What is wrong with the text and with the overrides so far.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>The tree; null where the text is not a JSON object.</summary>
    internal ObjectNode? Root { get; }

    /// <summary>Reads a file. Never throws for what is in it or for its absence: that is a finding.</summary>
    /// <param name="path">The file.</param>
    /// <param name="folder">
    /// Where relative paths start; by default the file's folder. Give the original's folder for a resolved manifest.
    /// </param>
    public static ManifestDocument Read(string path, string? folder = null)
    {
        var findings = new List<Finding>();
        return ManifestFile.ReadText(path, findings) is { } text
            ? Parse(text, path, folder)
            : new ManifestDocument(path, "", folder ?? Directory.GetCurrentDirectory(), null, findings);
    }

    /// <summary>Reads a text as if it stood in a file.</summary>
    /// <param name="text">JSON; comments and trailing commas are accepted.</param>
    /// <param name="fileName">The file that findings name.</param>
    /// <param name="folder">Where relative paths start; by default the file's folder.</param>
    public static ManifestDocument Parse(string text, string fileName, string? folder = null)
    {
        var findings = new List<Finding>();
        var tree = TreeReader.ReadFile(text.TrimStart(ByteOrderMark), fileName, findings);
        if (tree is not (null or ObjectNode))
            findings.Add(
                tree.Location.Finding(Severity.Error, "", $"Expected an object {{ ... }}, received {tree.Shown}."));
        folder ??= Path.GetDirectoryName(Path.GetFullPath(fileName))!;
        var bases = new ManifestBases(folder, findings);
        var root = tree is ObjectNode own ? bases.PutUnder(own, fileName) : null;
        return new ManifestDocument(fileName, text, folder, root, findings) { Bases = bases.Read };
    }

    /// <summary>A resolved manifest that remembers what it was resolved from.</summary>
    /// <param name="resolved">The resolved manifest.</param>
    /// <param name="source">The original's file, as findings name it.</param>
    /// <param name="folder">The original's folder, where relative paths start.</param>
    /// <param name="given">The original's text.</param>
    /// <param name="bases">The files that the original extends.</param>
    public static ManifestDocument Recorded(
        string resolved, string source, string folder, string given, IReadOnlyList<ManifestBase> bases)
    {
        var document = Parse(resolved, source, folder);
        return new ManifestDocument(source, given, folder, document.Root, document.Findings) { Bases = bases };
    }

    /// <summary>What was given, put together again from the texts that were kept.</summary>
    /// <param name="given">The manifest's text.</param>
    /// <param name="bases">The texts of the files that it extends, in the order of <see cref="Bases"/>.</param>
    /// <returns>
    /// The manifest on top of its bases, as JSON; null where one of them is no JSON object, or missing.
    /// </returns>
    public static JsonObject? PutTogether(string given, IReadOnlyList<string> bases)
    {
        var findings = new List<Finding>();
        var tree = TreeReader.ReadFile(given.TrimStart(ByteOrderMark), "manifest.json", findings) as ObjectNode;
        var root = tree is null
            ? null
            : new ManifestBases(Directory.GetCurrentDirectory(), findings, bases).PutUnder(tree, "manifest.json");
        return findings.Exists(finding => finding.Severity == Severity.Error) ? null : root?.ToJson().AsObject();
    }

    /// <summary>
    /// The plugin files that the manifest names, for the host to load before it binds. Entries of another form are left
    /// out here and reported by <see cref="ManifestBinder.Bind"/>.
    /// </summary>
    public IReadOnlyList<PluginPath> PluginPaths()
    {
        if (Root?["plugins"] is not ArrayNode plugins) return [];
        var paths = plugins.Items.OfType<ObjectNode>().Select(plugin => plugin["path"]).OfType<ScalarNode>();
        return
        [
            .. from path in paths
               where path.Kind == System.Text.Json.JsonValueKind.String && path.Text.Length > 0
               select new PluginPath(Path.GetFullPath(Path.Combine(Folder, path.Text)), path.Path),
        ];
    }

    /// <summary>
    /// The same manifest with one value changed. A changed <c>type</c> or <c>ref</c> replaces its whole node but the
    /// <c>name</c>; missing keys are created. A path that leads nowhere leaves the manifest as it is and adds a
    /// finding.
    /// </summary>
    /// <param name="path">
    /// Keys with dots; layers by name or index: <c>model.layers.pool1.pool_size</c>, <c>metrics[0]</c>.
    /// </param>
    /// <param name="value">JSON, or a bare word.</param>
    /// <param name="origin">What findings name in place of a file; by default <c>--set path=value</c>.</param>
    public ManifestDocument Set(string path, string value, string? origin = null) =>
        Changed((root, findings) => new Override(path, value, null, origin ?? $"--set {path}={value}", null, findings).ApplyTo(root));

    /// <summary>The same manifest with a value from elsewhere in it, where findings are.</summary>
    internal ManifestDocument Set(string path, Node value, string origin, Location place) =>
        Changed((root, findings) => new Override(path, "", value, origin, place, findings).ApplyTo(root));

    /// <summary>The same manifest without one of its keys.</summary>
    internal ManifestDocument Without(string key) => Changed((root, _) =>
        new ObjectNode(root.Path, root.Location, [.. root.Members.Where(member => member.Key != key)]));

    /// <summary>The value at a path; null where there is none.</summary>
    internal Node? Find(string path) => (ManifestPath.Steps(path) ?? []).Aggregate(
        (Node?)Root, (place, step) => place is null ? null : ManifestPath.Child(place, step));

    /// <summary>
    /// A finding at a place of the manifest, or where the place is not written out, at what would hold it.
    /// </summary>
    /// <param name="path">As for <see cref="Set(string, string, string?)"/>.</param>
    /// <param name="severity">How grave it is.</param>
    /// <param name="message">What is wrong.</param>
    public Finding FindingAt(string path, Severity severity, string message)
    {
        if (Root is null) return new Finding(severity, Source, 0, 0, path, message);
        Node place = Root;
        foreach (var step in ManifestPath.Steps(path) ?? [])
        {
            if (ManifestPath.Child(place, step) is not { } child) break;
            place = child;
        }

        return place.Location.Finding(severity, path, message);
    }

    private ManifestDocument Changed(Func<ObjectNode, List<Finding>, ObjectNode?> change)
    {
        if (Root is null) return this;
        var findings = new List<Finding>(Findings);
        return new ManifestDocument(Source, Text, Folder, change(Root, findings) ?? Root, findings) { Bases = Bases };
    }
}
