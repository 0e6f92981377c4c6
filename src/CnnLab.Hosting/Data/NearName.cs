namespace CnnLab.Hosting;

/// <summary>
/// Finds the file that was probably meant: <c>t10k-labels-idx1-ubyte (1).gz</c>, <c>Train_Images.idx3-ubyte.zip</c>.
/// </summary>
internal static class NearName
{
    /// <summary>
    /// The name that begins most like <paramref name="wanted"/>, as far as at least half its letters and digits; null
    /// where none does.
    /// </summary>
    public static string? Of(string wanted, IEnumerable<string> names)
    {
        var letters = Letters(wanted);
        return names.Select(name => (Name: name, Common: CommonStart(letters, Letters(name))))
            .Where(candidate => 2 * candidate.Common >= letters.Length)
            .OrderByDescending(candidate => candidate.Common)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static int CommonStart(string a, string b) => a.AsSpan().CommonPrefixLength(b);
}
