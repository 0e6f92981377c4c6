namespace CnnLab.Benchmarks;

/// <summary>A line of the table: a network at a batch size, ours as a manifest and theirs by name.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Manifest">Our manifest in <c>experiments/</c>.</param>
/// <param name="PeerNetwork">The peer program's name for the same network.</param>
/// <param name="BatchSize">Images of a step.</param>
/// <param name="Settings">What is changed in the manifest: paths and values.</param>
internal sealed record PeerRow(
    string Name, string Manifest, string PeerNetwork, int BatchSize, IReadOnlyList<string> Settings);
