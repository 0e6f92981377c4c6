namespace CnnLab.Experiments;

/// <summary>One thing that two runs do not have in common.</summary>
/// <param name="Path">What it is: <c>model.layers.pool1.type</c>, <c>plugins.CnnLab.Plugins.Pooling.sha256</c>.</param>
/// <param name="First">The first run's; null where it has none.</param>
/// <param name="Second">The second run's; null where it has none.</param>
public sealed record Difference(string Path, string? First, string? Second);
