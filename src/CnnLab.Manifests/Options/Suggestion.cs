namespace CnnLab.Manifests;

/// <summary>Finds what a mistyped word was meant to be.</summary>
public static class Suggestion
{
    /// <summary>How many names a message may list; of more it shows the <see cref="FewNames"/> nearest.</summary>
    internal const int ManyNames = 20;

    private const int FewNames = 5;

    /// <summary><c> Did you mean `momentum`?</c>, or nothing where no known word is near.</summary>
    public static string For(string word, IEnumerable<string> known) =>
        Nearest(word, known) is { } near ? $" Did you mean `{near}`?" : "";

    /// <summary>The near word, or else all known ones; of many the nearest.</summary>
    public static string OrList(string word, IReadOnlyCollection<string> known)
    {
        if (Nearest(word, known) is { } near) return $" Did you mean `{near}`?";
        if (known.Count == 0) return "";
        var shown = known.Count <= ManyNames ? known : Few(word, known);
        var rest = known.Count > shown.Count ? $" and {known.Count - shown.Count} more" : "";
        return $" Known: {string.Join(", ", shown.Select(name => $"`{name}`"))}{rest}.";
    }

    /// <summary>The few names that are least far from a word, the nearest first.</summary>
    internal static IReadOnlyCollection<string> Few(string word, IEnumerable<string> known)
    {
        var bare = Bare(word);
        return [.. known.OrderBy(name => Distance(bare, Bare(name))).Take(FewNames)];
    }

    /// <summary>The near word, or what is here the name of another framework's word; null where there is none.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        // PyTorch's words are written with their module: nn.Conv2d, torch.optim.SGD.
        string[] names = [.. known];
        return Near(word, names) ?? Near(word[(word.LastIndexOf('.') + 1)..], names);
    }

    private static string? Near(string word, string[] known)
    {
        var bare = Bare(word);
        if (Synonyms.Of(bare, known) is { } synonym) return synonym;
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
