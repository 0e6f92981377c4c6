using System.Buffers;
using System.Text;
using System.Text.Json;

namespace CnnLab.Manifests;

/// <summary>
/// Why a text is not JSON, in words for people. The reader stops at a byte; what it had read before tells what was
/// meant.
/// </summary>
internal readonly record struct SyntaxProblem(int Offset, string Message)
{
    private const string AValue = "a value: text in double quotes, a number, true, false, null, a list or an object";

    private static readonly SearchValues<char> FragmentEnds = SearchValues.Create(" \t\r\n,:[]{}");

    public Finding ToFinding(Func<int, Location> locate) =>
        locate(Offset).Finding(Severity.Error, "", $"Not JSON: {Message}");

    /// <summary>Says what is wrong.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="end">Where the last good token ends.</param>
    /// <param name="error">Where the reader stopped.</param>
    /// <param name="last">The last good token.</param>
    /// <param name="open">Where the objects and lists that are still open begin, the innermost on top.</param>
    public static SyntaxProblem Find(byte[] text, int end, int error, JsonTokenType last, Stack<int> open)
    {
        var start = SkipBlank(text, end);
        var inObject = open.Count > 0 && text[open.Peek()] == '{';
        var fresh = last is JsonTokenType.StartObject or JsonTokenType.StartArray;
        if (start < text.Length && text[start] == ',' && !fresh && last != JsonTokenType.PropertyName && open.Count > 0)
        {
            fresh = true;
            start = SkipBlank(text, start + 1);
        }

        if (start >= text.Length) return Ends(text, open);
        if (text[start] == '\'')
            return new SyntaxProblem(start, "text is written in double quotes, not in single ones.");
        var wantsKey = inObject && fresh;
        if (text[start] == '"' && (fresh || last == JsonTokenType.PropertyName))
            return InText(text, start, error, wantsKey);
        if (error >= text.Length) return Ends(text, open);
        return new SyntaxProblem(start, $"expected {Expected()}, received `{Fragment(text, start)}`.");

        string Expected() => (open.Count, inObject, fresh) switch
        {
            (0, _, _) => last == JsonTokenType.None ? "`{`" : "nothing behind the end of the manifest",
            _ when last == JsonTokenType.PropertyName => AValue,
            (_, true, true) => "a key in double quotes or `}`",
            (_, true, false) => "`,` or `}`",
            (_, false, true) => AValue,
            (_, false, false) => "`,` or `]`",
        };
    }

    private static SyntaxProblem Ends(byte[] text, Stack<int> open)
    {
        if (open.Count == 0) return new SyntaxProblem(text.Length, "the file is empty.");
        var line = new TextPositions(text, "").At(open.Peek()).Line;
        return new SyntaxProblem(
            text.Length, $"the file ends before the `{(char)text[open.Peek()]}` of line {line} is closed.");
    }

    private static SyntaxProblem InText(byte[] text, int start, int error, bool isKey)
    {
        var closing = ClosingQuote(text, start);
        if (closing < 0)
            return new SyntaxProblem(start, "the text that begins here is not closed: a `\"` is missing in its line.");
        if (isKey && error > closing)
        {
            var key = Encoding.UTF8.GetString(text, start, closing + 1 - start);
            var after = SkipBlank(text, closing + 1);
            return new SyntaxProblem(after, $"expected `:` after the key {key}, received `{Fragment(text, after)}`.");
        }

        return text.AsSpan(start, error - start + 1).Contains((byte)'\\')
            ? new SyntaxProblem(
                error, "the text has an escape that JSON does not know; a backslash itself is written `\\\\`.")
            : new SyntaxProblem(
                error, "the text has a tab or another control character in it; a tab is written `\\t`.");
    }

    private static int ClosingQuote(byte[] text, int start)
    {
        for (var i = start + 1; i < text.Length && text[i] != '\n'; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '"') return i;
        }

        return -1;
    }

    private static int SkipBlank(byte[] text, int from)
    {
        while (from < text.Length)
        {
            var rest = text.AsSpan(from);
            if (char.IsWhiteSpace((char)rest[0])) from++;
            else if (rest.StartsWith("//"u8)) from = After(from, rest.IndexOf((byte)'\n'), 1);
            else if (rest.StartsWith("/*"u8)) from = After(from, rest.IndexOf("*/"u8), 2);
            else break;
        }

        return from;

        int After(int start, int found, int length) => found < 0 ? text.Length : start + found + length;
    }

    private static string Fragment(byte[] text, int start)
    {
        const int Longest = 30;
        var rest = Encoding.UTF8.GetString(text, start, Math.Min(text.Length - start, 4 * Longest));
        var length = rest.AsSpan().IndexOfAny(FragmentEnds);
        length = length switch { < 0 => rest.Length, 0 => 1, _ => length };
        return rest[..Math.Min(length, Longest)];
    }
}
