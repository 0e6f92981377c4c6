namespace CnnLab.Experiments;

/// <summary>Paths as a report has them: seen from its own folder, so that both can be moved together.</summary>
internal static class ReportLink
{
    /// <summary>The path of a file or folder as a link.</summary>
    /// <param name="folder">The report's folder.</param>
    /// <param name="path">What is linked.</param>
    public static string To(string folder, string path)
    {
        var relative = Words(folder, path);
        return Path.IsPathRooted(relative)
            ? new Uri(relative).AbsoluteUri
            : string.Join('/', relative.Split('/').Select(Uri.EscapeDataString));
    }

    /// <summary>The same path as people type it.</summary>
    public static string Words(string folder, string path) =>
        Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>A word of a command, in quotes where a shell would take it apart.</summary>
    public static string Argument(string word) =>
        word.Length > 0 && word.All(letter => char.IsLetterOrDigit(letter) || "-_./=:,+@".Contains(letter))
            ? word
            : $"'{word.Replace("'", "'\\''")}'";
}
