namespace CnnLab.Experiments;

/// <summary>
/// What a metric's name says: whose samples it was measured on, of which part of them, and how its numbers read.
/// </summary>
public static class MetricName
{
    internal const string Test = "test_", Validation = "val_";

    private static readonly string[] Prefixes = [Test, Validation];

    /// <summary>The scored samples come first, then the validation split, then the training samples.</summary>
    internal static int Rank(string name) => Prefix(name) switch { Test => 0, Validation => 1, _ => 2 };

    internal static string Prefix(string name) =>
        Prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal), string.Empty);

    /// <summary>The name without its prefix: <c>test_accuracy</c> is <c>accuracy</c>.</summary>
    internal static string Base(string name) => name[Prefix(name).Length..];

    internal static bool IsLoss(string name) => Base(name) == "loss";

    /// <summary>Whether its numbers are shares of samples, shown in percent.</summary>
    internal static bool IsShare(string name) => Whole(name).EndsWith("accuracy", StringComparison.Ordinal);

    /// <summary>
    /// Whether it is what a metric says of a part, such as a class: <c>test_recall.cat</c>. There may be hundreds.
    /// </summary>
    public static bool IsPart(string name) => name.Contains(MetricReport.PartSeparator);

    /// <summary>The metric without its part: <c>test_recall.cat</c> is <c>test_recall</c>.</summary>
    internal static string Whole(string name) => name.Split(MetricReport.PartSeparator, 2)[0];

    /// <summary>The part: <c>test_recall.cat</c> is <c>cat</c>; null without one.</summary>
    internal static string? Part(string name) => name.Split(MetricReport.PartSeparator, 2).ElementAtOrDefault(1);

    /// <summary>
    /// For people: <c>test_accuracy</c> is "test accuracy", <c>test_recall.cat</c> "test recall: cat".
    /// </summary>
    internal static string Words(string name)
    {
        var words = Base(Whole(name)).Replace('_', ' ') + (Part(name) is { } part ? $": {part}" : string.Empty);
        return Prefix(name) switch
        {
            Test => $"test {words}",
            Validation => $"validation {words}",
            _ => $"training {words}",
        };
    }
}
