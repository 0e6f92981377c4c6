using System.Xml.Linq;

namespace CnnLab.Experiments;

/// <summary>Tables of a report.</summary>
internal static class HtmlTable
{
    /// <summary>A table with a row of headings. It scrolls on its own where the screen is narrow.</summary>
    /// <param name="caption">What the table holds.</param>
    /// <param name="columns">The headings; one that begins with <c>#</c> is a column of numbers.</param>
    /// <param name="rows">The cells.</param>
    /// <param name="total">A last row that sums up; null for none.</param>
    public static XElement WithHeadings(
        string caption,
        IReadOnlyList<string> columns,
        IEnumerable<IReadOnlyList<string>> rows,
        IReadOnlyList<string>? total = null) =>
        Html.Tag("section", Html.Tag("h2", caption), Scrolling(columns, rows, total));

    /// <summary>The same without a caption; a cell is a text or an element.</summary>
    public static XElement Scrolling(
        IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object>> rows, IReadOnlyList<string>? total = null) =>
        Html.Tag("div", Html.Class("scroll"), new XAttribute("tabindex", "0"),
            Html.Tag("table",
                Html.Tag("thead", Html.Tag("tr", columns.Select(Heading))),
                Html.Tag("tbody", rows.Select(row => Row(columns, row))),
                total is null ? null : Html.Tag("tfoot", Row(columns, total))));

    /// <summary>A table of names and what they stand for.</summary>
    public static XElement OfFacts(IEnumerable<(string Name, string Value)> facts) =>
        Html.Tag("table", Html.Class("facts"), Html.Tag("tbody", facts.Select(fact => Html.Tag("tr",
            Html.Tag("th", new XAttribute("scope", "row"), fact.Name), Html.Tag("td", fact.Value)))));

    private static bool IsNumber(string column) => column.StartsWith('#');

    private static XElement Heading(string column) => Html.Tag("th",
        new XAttribute("scope", "col"), IsNumber(column) ? Html.Class("number") : null, column.TrimStart('#'));

    private static XElement Row(IReadOnlyList<string> columns, IReadOnlyList<object> cells) => Html.Tag("tr",
        cells.Select((cell, i) => Html.Tag("td", IsNumber(columns[i]) ? Html.Class("number") : null, cell)));
}
