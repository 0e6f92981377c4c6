namespace CnnLab.Experiments;

/// <summary>A plugin that manifests are locked to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version, for people.</param>
/// <param name="Sha256">The sha256 of its DLL, or of the list of its files where it has several.</param>
public sealed record LockedPlugin(string Name, string Version, string Sha256);
