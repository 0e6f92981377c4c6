namespace CnnLab.Experiments;

/// <summary>A data set that takes no part in a test over data sets.</summary>
/// <param name="Title">The data set.</param>
/// <param name="Variants">The variants that have not all values on it.</param>
public sealed record IncompleteDataSet(string Title, IReadOnlyList<string> Variants);
