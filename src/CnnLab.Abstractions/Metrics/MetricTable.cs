namespace CnnLab;

/// <summary>A table that a metric gives beside its numbers, such as a confusion matrix.</summary>
/// <param name="RowTitle">What a row is: "true class".</param>
/// <param name="Rows">The headings of the rows.</param>
/// <param name="ColumnTitle">What a column is: "predicted class".</param>
/// <param name="Columns">The headings of the columns.</param>
/// <param name="Values">The values, <c>[row, column]</c>; NaN where there is none.</param>
public sealed record MetricTable(
    string RowTitle, IReadOnlyList<string> Rows, string ColumnTitle, IReadOnlyList<string> Columns, double[,] Values)
{
    /// <summary>Whether the values are counts: those are summed up over the folds, others are averaged.</summary>
    public bool HasCounts { get; init; }
}
