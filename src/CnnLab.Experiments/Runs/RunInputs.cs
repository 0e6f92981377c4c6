using CnnLab.Manifests;

namespace CnnLab.Experiments;

/// <summary>What is known of a run before it begins; part of its directory from the first moment.</summary>
/// <param name="Manifest">The manifest's bytes as the user gave them.</param>
/// <param name="ResolvedManifest">The manifest with every default filled in, as JSON.</param>
/// <param name="Provenance">What it is computed with.</param>
public sealed record RunInputs(ReadOnlyMemory<byte> Manifest, string ResolvedManifest, Provenance Provenance)
{
    /// <summary>The files that the manifest extends, as they were; empty where it extends none.</summary>
    public IReadOnlyList<ManifestBase> Bases { get; init; } = [];

    /// <summary>What a prediction needs besides the checkpoints; null where nobody will ask for one.</summary>
    public NetworkRecord? Network { get; init; }
}
