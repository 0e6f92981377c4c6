namespace CnnLab.Experiments;

/// <summary>A run that has no values to compare; a report lists it, never hides it.</summary>
/// <param name="Directory">The run's directory.</param>
/// <param name="Variant">Its variant; null if that cannot be told.</param>
/// <param name="DataSet">Its data set; null if that cannot be told.</param>
/// <param name="Status">Where it stands; null if that cannot be read.</param>
/// <param name="Reason">Why it has no values.</param>
public sealed record FailedRun(string Directory, string? Variant, string? DataSet, RunStatus? Status, string Reason);
