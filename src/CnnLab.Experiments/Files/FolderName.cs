namespace CnnLab.Experiments;

/// <summary>Makes a folder's name of a run's name, which may hold anything.</summary>
internal static class FolderName
{
    // 80 letters of 3 bytes stay below the 255 bytes of a file name, with room for a suffix.
    private const int MaximumLength = 80;

    /// <summary>Letters, digits and <c>- _ .</c> stay; the rest becomes <c>-</c>. Never empty, never hidden, never <c>..</c>.</summary>
    public static string From(string text)
    {
        var kept = text.Select(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.' ? character : '-');
        var name = string.Concat(kept.Take(MaximumLength)).Trim('.', '-');
        return name.Length > 0 ? name : "run";
    }
}
