namespace CnnLab.Experiments;

/// <summary>A value besides the factor that the manifests of compared runs do not have in common.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Values">The values, and how many runs have each, the most common first.</param>
internal sealed record ManifestVariation(string Path, IReadOnlyList<(string Value, int Runs)> Values);
