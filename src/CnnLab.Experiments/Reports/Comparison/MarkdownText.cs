using System.Text;

namespace CnnLab.Experiments;

/// <summary>Markdown in which a text stays text, whatever it holds.</summary>
internal static class MarkdownText
{
    /// <summary>A text in a paragraph or a cell: one line, without a sign that means something.</summary>
    public static string Of(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in Html.Clean(text))
        {
            _ = letter switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '\r' or '\n' or '\t' => escaped.Append(' '),
                _ when @"\`*_[]{}|#~$!".Contains(letter) => escaped.Append('\\').Append(letter),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }

    /// <summary>A table with its notes.</summary>
    public static string Table(ReportTable table)
    {
        var text = new StringBuilder();
        var columns = Enumerable.Range(0, table.Columns.Count).ToArray();
        AppendRow(text, columns.Select(column => Of(table.Heading(column))));
        AppendRow(text, columns.Select(column => table.IsNumber(column) ? "---:" : "---"));
        foreach (var row in table.Rows)
        {
            AppendRow(text, row.Select(Cell));
        }

        foreach (var note in table.Notes)
        {
            text.Append('\n').Append(Of(note)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Lines that are shown as they are, whatever they hold.</summary>
    public static string Code(string text)
    {
        // The fence is longer than any that is within.
        var fence = "```";
        while (text.Contains(fence))
        {
            fence += '`';
        }

        return $"{fence}sh\n{text}\n{fence}\n";
    }

    private static string Cell(ReportCell cell)
    {
        var text = Of(cell.Text);
        text = cell.IsStrong ? $"**{text}**" : text;
        return cell.Link is { } link && !link.StartsWith('#') ? $"[{text}]({link})" : text;
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
