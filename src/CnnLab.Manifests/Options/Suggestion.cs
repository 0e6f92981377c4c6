namespace CnnLab.Manifests;

/// <summary>Finds what a mistyped word was meant to be.</summary>
public static class Suggestion
{
    /// <summary><c> Did you mean `momentum`?</c>, or nothing where no known word is near.</summary>
    public static string For(string word, IEnumerable<string> known) =>
        Nearest(word, known) is { } near ? $" Did you mean `{near}`?" : "";

    /// <summary>The near word, or else all known ones.</summary>
    public static string OrList(string word, IReadOnlyCollection<string> known)
    {
        if (Nearest(word, known) is { } near) return $" Did you mean `{near}`?";
        return known.Count == 0 ? "" : $" Known: {string.Join(", ", known.Select(name => $"`{name}`"))}.";
    }

    /// <summary>The near word; null where there is none.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var bare = Bare(word);
        var near = from other in known
                   let distance = Distance(bare, Bare(other))
                   where distance <= (Math.Max(bare.Length, other.Length) + 2) / 4
                   orderby distance
                   select other;
        return near.FirstOrDefault();
    }

    /// <summary>
    /// Neither case nor underscores make words different: <c>LearningRate</c> is <c>learning_rate</c>.
    /// </summary>
    private static string Bare(string word) => word.Replace("_", "").Replace("-", "").ToLowerInvariant();

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(substituted, 1 + Math.Min(d[i - 1, j], d[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], 1 + d[i - 2, j - 2]);
            }
        }

        return d[a.Length, b.Length];
    }
}
