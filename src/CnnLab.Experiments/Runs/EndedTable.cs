namespace CnnLab.Experiments;

/// <summary>A metric's table in a line of <c>folds-done.jsonl</c>.</summary>
/// <param name="RowTitle">What a row is.</param>
/// <param name="Rows">The headings of the rows.</param>
/// <param name="ColumnTitle">What a column is.</param>
/// <param name="Columns">The headings of the columns.</param>
/// <param name="HasCounts">Whether the values are counts.</param>
/// <param name="Values">The values, row by row; null for a number that is not finite.</param>
internal sealed record EndedTable(
    string RowTitle,
    IReadOnlyList<string> Rows,
    string ColumnTitle,
    IReadOnlyList<string> Columns,
    bool HasCounts,
    IReadOnlyList<double?> Values)
{
    public static EndedTable Of(MetricTable table) => new(
        table.RowTitle,
        table.Rows,
        table.ColumnTitle,
        table.Columns,
        table.HasCounts,
        [.. table.Values.Cast<double>().Select(value => double.IsFinite(value) ? value : (double?)null)]);

    public MetricTable Table()
    {
        var values = new double[Rows.Count, Columns.Count];
        for (var index = 0; index < values.Length; index++)
        {
            values[index / Columns.Count, index % Columns.Count] = Values[index] ?? double.NaN;
        }

        return new MetricTable(RowTitle, Rows, ColumnTitle, Columns, values) { HasCounts = HasCounts };
    }
}
