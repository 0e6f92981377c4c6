namespace CnnLab.Manifests;

/// <summary>What became of a document.</summary>
/// <param name="Manifest">The manifest; null where a finding is an error.</param>
/// <param name="Findings">All findings, in the order of the file.</param>
public sealed record ManifestBinding(Manifest? Manifest, IReadOnlyList<Finding> Findings);
