using System.Text;

namespace CnnLab.Benchmarks;

/// <summary>Tables of Markdown.</summary>
internal static class MarkdownTable
{
    /// <summary>A header, a rule and the rows, each on a line.</summary>
    public static string Of(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        AppendRow(text, header);
        AppendRow(text, [.. header.Select(_ => "---")], gap: "");
        foreach (var row in rows)
        {
            AppendRow(text, row);
        }

        return text.ToString();
    }

    private static void AppendRow(StringBuilder text, IReadOnlyList<string> cells, string gap = " ") =>
        text.Append('|').AppendJoin('|', cells.Select(cell => $"{gap}{cell}{gap}")).Append("|\n");
}
