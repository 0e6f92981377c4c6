namespace CnnLab.Manifests;

/// <summary>A key and its value.</summary>
internal sealed record Member(string Key, Location KeyLocation, Node Value);
