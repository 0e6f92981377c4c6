using System.Globalization;
using System.Text;

namespace CnnLab.Experiments;

/// <summary>LaTeX in which a text stays text, whatever it holds.</summary>
internal static class LatexText
{
    // More rows than these are no float: a table that breaks over pages.
    private const int MostRows = 40;

    // A column with longer cells breaks its lines.
    private const int LongCell = 36;

    private static readonly Dictionary<int, string> Signs = new()
    {
        ['\\'] = @"\textbackslash{}",
        ['{'] = @"\{",
        ['}'] = @"\}",
        ['$'] = @"\$",
        ['&'] = @"\&",
        ['#'] = @"\#",
        ['%'] = @"\%",
        ['_'] = @"\_",
        ['^'] = @"\textasciicircum{}",
        ['~'] = @"\textasciitilde{}",
        ['<'] = @"\textless{}",
        ['>'] = @"\textgreater{}",
        ['|'] = @"\textbar{}",
        ['"'] = @"\textquotedbl{}",
        ['`'] = @"\textasciigrave{}",
        ['\''] = @"\textquotesingle{}",
        ['–'] = "--",
        // At the beginning of a row the next three would belong to the end of the row before.
        ['['] = "{[}",
        [']'] = "{]}",
        ['*'] = "{*}",
        ['…'] = @"\dots{}",
        ['±'] = @"$\pm$",
        ['×'] = @"$\times$",
        ['²'] = @"\textsuperscript{2}",
    };

    /// <summary>A text on one line. A letter that the fonts may lack is told by its number.</summary>
    public static string Of(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in Html.Clean(text).EnumerateRunes())
        {
            escaped.Append(Signs.TryGetValue(rune.Value, out var sign) ? sign
                : Rune.IsWhiteSpace(rune) ? " "
                : IsSafe(rune) ? rune.ToString()
                : $"{{[}}U+{rune.Value.ToString("X4", CultureInfo.InvariantCulture)}{{]}}");
        }

        return escaped.ToString();
    }

    /// <summary>Whether a table breaks over pages, so that it must not stand in a float.</summary>
    public static bool IsLong(ReportTable table) => table.Rows.Count > MostRows;

    /// <summary>
    /// A table of booktabs: a <c>tabular</c> to be read in anywhere by <c>\input</c>, or a <c>longtable</c> with its
    /// caption.
    /// </summary>
    public static string Table(ReportTable table)
    {
        var isLong = IsLong(table);
        var columns = Enumerable.Range(0, table.Columns.Count).ToArray();
        var text = new StringBuilder();
        text.Append(isLong ? @"\begin{longtable}" : @"\begin{tabular}")
            .Append('{').AppendJoin(string.Empty, columns.Select(column => Column(table, column))).Append("}\n")
            .Append(isLong ? $@"\caption{{{Of(table.Caption)}}}\\{'\n'}" : string.Empty)
            .Append("\\toprule\n");
        AppendRow(text, columns.Select(column => Of(table.Heading(column))));
        text.Append("\\midrule\n").Append(isLong ? "\\endhead\n" : string.Empty);
        foreach (var row in table.Rows)
        {
            AppendRow(text, row.Select(Cell));
        }

        return text.Append("\\bottomrule\n").Append(isLong ? "\\end{longtable}\n" : "\\end{tabular}\n").ToString();
    }

    private static string Column(ReportTable table, int column) => table.IsNumber(column) ? "r"
        : table.Rows.Any(row => row[column].Text.Length > LongCell) ? @"p{0.36\linewidth}"
        : "l";

    private static string Cell(ReportCell cell)
    {
        // A hyphen is too short for a minus.
        var text = cell.Text.Length > 1 && cell.Text[0] == '-' && char.IsAsciiDigit(cell.Text[1])
            ? $"$-${Of(cell.Text[1..])}"
            : Of(cell.Text);
        return cell.IsStrong ? $@"\textbf{{{text}}}" : text;
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(" & ", cells).Append(" \\\\\n");

    // Letters of the Latin alphabets, which T1 fonts have.
    private static bool IsSafe(Rune rune) => rune.Value is >= 0x21 and < 0x7F
        || (rune.Value is >= 0xC0 and < 0x180 && rune.Value is not (0xD7 or 0xF7 or 0x138 or 0x149 or 0x17F));
}
