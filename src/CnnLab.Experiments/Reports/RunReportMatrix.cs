using System.Globalization;
using System.Xml.Linq;

namespace CnnLab.Experiments;

/// <summary>
/// A metric's table in a report: with shaded cells while it is small, the largest cells of one that nobody could read.
/// </summary>
internal static class RunReportMatrix
{
    private const int MostShownWhole = 30, MostCells = 30;

    // Numbers stay readable on the darkest shade, on light and on dark paper.
    private const double DarkestShade = 0.45;

    public static XElement Section(string name, TableRecord table, RunSummary summary)
    {
        var words = MetricName.Words(name);
        return Html.Tag("section",
            Html.Tag("h2", $"{char.ToUpperInvariant(words[0])}{words[1..]}"),
            table.Total is null ? Missing(table, summary) : Table(name, table, table.Total),
            Html.Tag("p", Html.Class("muted"), string.Join(
                ' ', Basis(table, summary), IsSmall(table) && table.Total is not null ? Shades(table) : null)));
    }

    /// <summary>The cells of the folds together.</summary>
    public static XElement Table(string name, TableRecord table, double?[][] total) => IsSmall(table)
        ? Shaded(name, table, MatrixCell.Of(table, total))
        : LargestCells(name, table, MatrixCell.Of(table, total));

    private static bool IsSmall(TableRecord table) =>
        table.Rows.Count <= MostShownWhole && table.Columns.Count <= MostShownWhole;

    private static XElement Missing(TableRecord table, RunSummary summary) => Html.Tag("p", Html.Class("reason"),
        $"{summary.Folds.Count - table.Folds.Count} of {summary.Folds.Count} folds have no table.");

    private static string Basis(TableRecord table, RunSummary summary)
    {
        var folds = summary.Folds.Count == 1 || table.Total is null ? "The numbers are"
            : $"The {(table.HasCounts ? "sum" : "mean")} of {summary.Folds.Count} folds; the numbers of each are";
        return $"Rows: {table.RowTitle}; columns: {table.ColumnTitle}. {folds} in tables.json.";
    }

    private static string Shades(TableRecord table) =>
        $"Shade: the {(table.HasCounts ? "share of the row" : "value")} against the largest"
        + (MatrixCell.IsSquare(table) ? ", on the diagonal and off it." : ".");

    private static XElement LargestCells(string name, TableRecord table, IReadOnlyList<MatrixCell> cells)
    {
        var candidates = cells.Where(cell => !cell.IsRight && cell.Value is not (null or 0)).ToArray();
        var shown = candidates.OrderByDescending(cell => Math.Abs(cell.Value!.Value)).Take(MostCells).ToArray();
        return Html.Tag("div",
            Html.Tag("p", $"The {shown.Length} largest of {NumberText.Count(candidates.Length)} cells "
                + (MatrixCell.IsSquare(table) ? "off the diagonal that are not 0." : "that are not 0.")),
            HtmlTable.Scrolling(
                [
                    table.RowTitle, table.ColumnTitle, "#value",
                    .. table.HasCounts ? (string[])["#share of the row"] : [],
                ],
                shown.Select(cell => (string[])
                [
                    table.Rows[cell.Row], table.Columns[cell.Column], Text(name, table, cell),
                    .. table.HasCounts ? (string[])[Percent(cell.RowShare)] : [],
                ])));
    }

    private static XElement Shaded(string name, TableRecord table, IReadOnlyList<MatrixCell> cells)
    {
        var areLong = table.Columns.Any(column => column.Length > 4);
        return Html.Tag("div", Html.Class("scroll matrix"), new XAttribute("tabindex", "0"),
            Html.Tag("table",
                Html.Tag("thead", Html.Tag("tr",
                    Html.Tag("td", $"{table.RowTitle} ↓ {table.ColumnTitle} →"),
                    table.Columns.Select(column => Html.Tag("th", new XAttribute("scope", "col"),
                        Html.Tag("span", areLong ? Html.Class("upright") : null, column))))),
                Html.Tag("tbody", cells.GroupBy(cell => cell.Row).Select(row => Html.Tag("tr",
                    Html.Tag("th", new XAttribute("scope", "row"), table.Rows[row.Key]),
                    row.Select(cell => Cell(name, table, cell)))))));
    }

    private static XElement Cell(string name, TableRecord table, MatrixCell cell)
    {
        var text = Text(name, table, cell);
        var share = table.HasCounts ? $" ({Percent(cell.RowShare)} of the row)" : string.Empty;
        var shade = (cell.Shade * DarkestShade).ToString("0.###", CultureInfo.InvariantCulture);
        return Html.Tag("td",
            Html.Class(cell.IsRight ? "right" : cell.Value is null or 0 ? "other none" : "other"),
            new XAttribute("style", $"--shade:{shade}"),
            new XAttribute(
                "title", Html.Clean($"{table.Rows[cell.Row]} | {table.Columns[cell.Column]}: {text}{share}")),
            text);
    }

    private static string Text(string name, TableRecord table, MatrixCell cell) =>
        table.HasCounts && cell.Value is { } count && count == Math.Floor(count)
            ? NumberText.Count((long)count)
            : NumberText.Metric(name, cell.Value);

    private static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);
}
