namespace CnnLab.Manifests;

/// <summary>A plugin that a manifest names.</summary>
/// <param name="File">The full path of the assembly.</param>
/// <param name="Path">
/// Where the manifest says so, <c>plugins[0].path</c>, for <see cref="ManifestDocument.FindingAt"/>.
/// </param>
public sealed record PluginPath(string File, string Path);
