namespace CnnLab.Experiments;

/// <summary>A cell of a metric's table and how strongly it is shaded.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Column">Its column.</param>
/// <param name="Value">The value; null where there is none.</param>
/// <param name="IsRight">Whether it is on the diagonal of a table whose rows are its columns.</param>
/// <param name="RowShare">Its share of the sum of its row; 0 where there is no sum.</param>
/// <param name="Shade">0 for none, 1 for the strongest.</param>
internal sealed record MatrixCell(int Row, int Column, double? Value, bool IsRight, double RowShare, double Shade)
{
    /// <summary>Whether the rows are the columns, as in a confusion matrix.</summary>
    public static bool IsSquare(TableRecord table) => table.Rows.SequenceEqual(table.Columns);

    /// <summary>
    /// The cells row by row. Counts are shaded by their share of the row, so that rare classes are seen as well; the
    /// diagonal and the rest each against its largest, or the few mistakes of a good network would be white.
    /// </summary>
    public static IReadOnlyList<MatrixCell> Of(TableRecord table, double?[][] values)
    {
        var isSquare = IsSquare(table);
        var cells = new List<MatrixCell>();
        for (var row = 0; row < values.Length; row++)
        {
            var sum = values[row].Sum() ?? 0;
            for (var column = 0; column < values[row].Length; column++)
            {
                var value = values[row][column];
                var share = sum == 0 ? 0 : (value ?? 0) / sum;
                var strength = Math.Max(0, table.HasCounts ? share : value ?? 0);
                cells.Add(new MatrixCell(row, column, value, isSquare && row == column, share, strength));
            }
        }

        var strongest = cells.GroupBy(cell => cell.IsRight)
            .ToDictionary(group => group.Key, group => group.Max(cell => cell.Shade));
        return
        [
            .. cells.Select(cell => cell with { Shade = cell.Shade == 0 ? 0 : cell.Shade / strongest[cell.IsRight] }),
        ];
    }
}
