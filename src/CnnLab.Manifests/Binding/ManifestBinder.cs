using System.Globalization;
using System.Text.Json;

namespace CnnLab.Manifests;

/// <summary>
/// Turns a document into a manifest, with the components of the loaded plugins. Collects every finding of the file.
/// </summary>
public static class ManifestBinder
{
    /// <summary>Keys at the top that are not options; the sweep has been expanded before.</summary>
    internal static IReadOnlyList<string> OtherKeys { get; } = ["$schema", SharedComponents.Key, SweepReader.Key];

    /// <summary>Binds a document.</summary>
    public static ManifestBinding Bind(ManifestDocument document, IComponentCatalog catalog)
    {
        var context = new BindContext(catalog, document.Findings);
        var manifest = document.Root is { } root && VersionIsKnown(root, context) ? BindRoot(root, context) : null;
        if (manifest is not null) ManifestAdvice.Give(manifest, root: document.Root!, context);
        var findings = Finding.InFileOrder(context.Findings);
        var good = findings.All(finding => finding.Severity != Severity.Error);
        return new ManifestBinding(good ? manifest! with { Document = document } : null, findings);
    }

    private static Manifest? BindRoot(ObjectNode root, BindContext context)
    {
        SharedComponents.Bind(root[SharedComponents.Key], context);
        var manifest = RecordBinder.Bind(
            OptionsDescriptor.Of(typeof(Manifest)), root, "a key of a manifest", OtherKeys, context);
        context.Shared.WarnOfUnused(context);
        return (Manifest?)manifest;
    }

    private static bool VersionIsKnown(ObjectNode root, BindContext context)
    {
        const string Key = "manifest_version";
        var version = root[Key] as ScalarNode;
        if (root.Find(Key) is null)
            context.Add(
                Severity.Notice, root.Location, Key, $"`{Key}` is missing and taken to be {Manifest.CurrentVersion}.");
        if (version is not { Kind: JsonValueKind.Number }) return true;
        if (double.Parse(version.Text, CultureInfo.InvariantCulture) <= Manifest.CurrentVersion) return true;
        context.Error(
            version,
            $"The manifest has version {version.Text}; this program reads versions up to {Manifest.CurrentVersion}. "
            + "Update it.");
        return false;
    }
}
