namespace CnnLab.Manifests;

/// <summary>A file that a manifest extends.</summary>
/// <param name="File">The file, as findings name it.</param>
/// <param name="Text">What is in it.</param>
public sealed record ManifestBase(string File, string Text);
