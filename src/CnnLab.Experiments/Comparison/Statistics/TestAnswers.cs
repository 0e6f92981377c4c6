namespace CnnLab.Experiments;

/// <summary>Makes the answers of tests.</summary>
internal static class TestAnswers
{
    public static TestAnswer<T> Of<T>(T result)
        where T : class => new(result, reason: null);

    public static TestAnswer<T> None<T>(string reason)
        where T : class => new(result: null, reason);

    /// <summary>"Too few folds: 2. At least 3 are needed, because ..."</summary>
    public static TestAnswer<T> TooFew<T>(string what, int count, int needed, string because)
        where T : class => None<T>($"Too few {what}: {count}. At least {needed} are needed, because {because}.");
}
