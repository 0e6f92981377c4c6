namespace CnnLab.Manifests;

/// <summary>What a type name in a manifest means.</summary>
/// <param name="Component">The component; null where there is none, or more than one.</param>
/// <param name="Problem">Why there is none, for the user; null where there is one.</param>
public sealed record ComponentResolution(ComponentDescriptor? Component, string? Problem);
