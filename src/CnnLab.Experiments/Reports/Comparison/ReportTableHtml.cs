using System.Xml.Linq;

namespace CnnLab.Experiments;

/// <summary>Tables of a report as HTML.</summary>
internal static class ReportTableHtml
{
    /// <summary>A table with its notes, without its caption.</summary>
    public static IEnumerable<XElement> Of(ReportTable table) =>
    [
        HtmlTable.Scrolling(table.Columns, table.Rows.Select(row => row.Select(Cell).ToArray())),
        .. table.Notes.Select(Note),
    ];

    /// <summary>The same folded away under its caption.</summary>
    public static XElement Folded(ReportTable table) =>
        Html.Tag("details", Html.Tag("summary", table.Caption), Of(table));

    public static XElement Note(string text) => Html.Tag("p", Html.Class("muted"), text);

    private static object Cell(ReportCell cell)
    {
        object content = cell.Link is null
            ? cell.Text
            : Html.Tag("a", new XAttribute("href", cell.Link), cell.Text);
        return cell.IsStrong ? Html.Tag("strong", content) : content;
    }
}
