using System.Text.Json.Serialization;
using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>
/// A metric's table in <c>tables.json</c>, such as a confusion matrix: of the scored samples, in the epoch that the
/// fold ends with.
/// </summary>
public sealed record TableRecord
{
    /// <summary>What a row is.</summary>
    public required string RowTitle { get; init; }

    /// <summary>The headings of the rows.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>What a column is.</summary>
    public required string ColumnTitle { get; init; }

    /// <summary>The headings of the columns.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Whether the values are counts.</summary>
    public required bool HasCounts { get; init; }

    /// <summary>
    /// The sum of the folds' values where they are counts, their mean otherwise, each a row of numbers; null unless
    /// every fold has a table, as with <see cref="MetricSummary.Mean"/>.
    /// </summary>
    [JsonConverter(typeof(MatrixConverter))]
    public required double?[][]? Total { get; init; }

    /// <summary>The folds that are done, in their order.</summary>
    public required IReadOnlyList<FoldTable> Folds { get; init; }

    /// <summary>The records of a run's tables, by names such as <c>test_confusion_matrix</c>.</summary>
    /// <param name="splits">The planned folds.</param>
    /// <param name="folds">Those that are done.</param>
    /// <exception cref="ComponentException">A metric's table has other headings in another fold.</exception>
    public static IReadOnlyDictionary<string, TableRecord> From(
        IReadOnlyList<FoldSplit> splits, IReadOnlyList<FoldResult> folds)
    {
        var names = folds.SelectMany(fold => fold.Tables.Keys).Distinct();
        return names.ToDictionary(name => name, name =>
            From(name, splits.Count, [.. folds.Where(fold => fold.Tables.ContainsKey(name))]));
    }

    /// <summary>Reads the <c>tables.json</c> of a run's directory.</summary>
    /// <exception cref="RunFileException">It is missing or not what was written.</exception>
    public static IReadOnlyDictionary<string, TableRecord> Read(string runDirectory) =>
        RunJson.Read<IReadOnlyDictionary<string, TableRecord>>(Path.Combine(runDirectory, "tables.json"));

    private static TableRecord From(string name, int planned, FoldResult[] folds)
    {
        var tables = folds.Select(fold => fold.Tables[name]).ToArray();
        var first = tables[0];
        if (tables.Any(table => !table.Rows.SequenceEqual(first.Rows) || !table.Columns.SequenceEqual(first.Columns)))
        {
            throw new ComponentException(
                $"the table {name} has not the same headings in every fold. Expected those of the first fold, so that "
                + "the folds can be summed up.");
        }

        return new TableRecord
        {
            RowTitle = first.RowTitle,
            Rows = first.Rows,
            ColumnTitle = first.ColumnTitle,
            Columns = first.Columns,
            HasCounts = first.HasCounts,
            Total = tables.Length == planned ? Matrix(first, (row, column) => Together(tables, row, column)) : null,
            Folds = [.. folds.Select(fold => new FoldTable(
                fold.Repeat, fold.Fold, Matrix(first, (row, column) => fold.Tables[name].Values[row, column])))],
        };
    }

    private static double Together(MetricTable[] tables, int row, int column)
    {
        var values = tables.Select(table => table.Values[row, column]);
        return tables[0].HasCounts ? values.Sum() : values.Average();
    }

    /// <summary>The values row by row; null where there is no finite number, which JSON does not have.</summary>
    private static double?[][] Matrix(MetricTable headings, Func<int, int, double> value) =>
    [
        .. headings.Rows.Select((_, row) => headings.Columns
            .Select((_, column) => value(row, column) is var number && double.IsFinite(number) ? number : (double?)null)
            .ToArray()),
    ];
}
