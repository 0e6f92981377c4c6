using System.Text;
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

    /// <summary>
    /// Writes what the directory lacks of them. The disk is not waited for: the same run has the same inputs again.
    /// </summary>
    /// <exception cref="RunFileException">The directory cannot be written.</exception>
    internal void Write(RunDirectory directory)
    {
        foreach (var (path, content) in Files(directory))
        {
            if (!File.Exists(path))
            {
                WholeFile.Write(path, content, waitsForDisk: false);
            }
        }
    }

    private IEnumerable<(string Path, ReadOnlyMemory<byte> Content)> Files(RunDirectory directory)
    {
        yield return (directory.ManifestFile, Manifest);
        yield return (directory.ResolvedFile, Encoding.UTF8.GetBytes(ResolvedManifest));
        for (var index = 0; index < Bases.Count; index++)
        {
            // With a number: two folders may have files of one name.
            var name = $"{index + 1}-{Path.GetFileName(Bases[index].File)}";
            yield return (Path.Combine(directory.BasesFolder, name), Encoding.UTF8.GetBytes(Bases[index].Text));
        }

        yield return (directory.ProvenanceFile, RunJson.Bytes(Provenance));
        if (Network is not null)
        {
            yield return (directory.NetworkFile, RunJson.Bytes(Network));
        }
    }
}
