using System.Globalization;
using System.Text;

namespace CnnLab.Experiments;

/// <summary>
/// CSV as RFC 4180 has it: commas between fields, quotes around one with a comma, quote or break. A text that a
/// spreadsheet would take for a formula begins with an apostrophe; numbers never do.
/// </summary>
internal static class CsvText
{
    private static readonly System.Buffers.SearchValues<char> Special =
        System.Buffers.SearchValues.Create(",\"\r\n");

    private static readonly System.Buffers.SearchValues<char> Formula =
        System.Buffers.SearchValues.Create("=+-@\t\r");

    /// <summary>A file with a row of headings. Numbers have all their digits; what is missing is empty.</summary>
    public static string Of(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(headings))
        {
            text.AppendJoin(',', row.Select(Field)).Append('\n');
        }

        return text.ToString();
    }

    private static string Field(object? value)
    {
        var text = value switch
        {
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            string words => Words(words),
            _ => value?.ToString() ?? string.Empty,
        };
        return text.AsSpan().ContainsAny(Special) ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
    }

    // A label such as -0.5 is a number.
    private static string Words(string text) =>
        text.Length == 0 || !Formula.Contains(text[0]) || double.TryParse(text, CultureInfo.InvariantCulture, out _)
            ? text
            : $"'{text}";
}
