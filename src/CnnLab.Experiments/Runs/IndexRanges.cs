using System.Text;

namespace CnnLab.Experiments;

/// <summary>Places of samples as text: <c>0-3,7,9-10</c>. The order is kept, so a list can be proved to be the same list.</summary>
internal static class IndexRanges
{
    public static string Format(ReadOnlySpan<int> indexes)
    {
        var text = new StringBuilder();
        for (var first = 0; first < indexes.Length;)
        {
            var last = LastOfRun(indexes, first);
            text.Append(first > 0 ? "," : string.Empty).Append(indexes[first]);
            if (last > first)
            {
                text.Append('-').Append(indexes[last]);
            }

            first = last + 1;
        }

        return text.ToString();
    }

    public static int[] Parse(string text)
    {
        var indexes = new List<int>();
        foreach (var range in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = range.Split('-');
            var (first, last) = (int.Parse(ends[0]), int.Parse(ends[^1]));
            indexes.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return [.. indexes];
    }

    private static int LastOfRun(ReadOnlySpan<int> indexes, int first)
    {
        var last = first;
        while (last + 1 < indexes.Length && indexes[last + 1] == indexes[last] + 1)
        {
            last++;
        }

        return last;
    }
}
