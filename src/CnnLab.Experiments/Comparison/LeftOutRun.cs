namespace CnnLab.Experiments;

/// <summary>A run that takes no part in a comparison, although it may have values; a report lists it.</summary>
/// <param name="Directory">The run's directory.</param>
/// <param name="Variant">Its variant; null if it has none.</param>
/// <param name="DataSet">Its data set.</param>
/// <param name="Reason">Why it takes no part.</param>
public sealed record LeftOutRun(string Directory, string? Variant, string DataSet, string Reason);
