namespace CnnLab.Experiments;

/// <summary>A plugin that a run used.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha256">The sha256 of its DLL, or of the list of its files where it has several.</param>
/// <param name="Path">Where it was loaded from.</param>
public sealed record PluginProvenance(string Name, string Version, string Sha256, string Path);
