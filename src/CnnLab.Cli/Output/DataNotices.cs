namespace CnnLab.Cli.Output;

/// <summary>What a data set has to say of its loading; the run's <c>log.txt</c> has all of it.</summary>
internal static class DataNotices
{
    private const int MostShown = 20;

    /// <summary>Shows the first ones, and how many there are more.</summary>
    public static void Show(Terminal terminal, string name, IReadOnlyList<string> notices)
    {
        foreach (var notice in notices.Take(MostShown))
        {
            terminal.Warning($"{name}: {notice}");
        }

        if (notices.Count > MostShown)
        {
            terminal.Warning($"{name}: {notices.Count - MostShown:N0} more of these are in the run's log.txt");
        }
    }
}
