namespace CnnLab.Experiments;

/// <summary>What a metric's name says: whose samples it was measured on, and how its numbers read.</summary>
internal static class MetricName
{
    public const string Test = "test_", Validation = "val_";

    /// <summary>The scored samples come first, then the validation split, then the training samples.</summary>
    public static int Rank(string name) => Prefix(name) switch { Test => 0, Validation => 1, _ => 2 };

    public static string Prefix(string name) =>
        name.StartsWith(Test, StringComparison.Ordinal) ? Test : name.StartsWith(Validation, StringComparison.Ordinal) ? Validation : string.Empty;

    /// <summary>The name without its prefix: <c>test_accuracy</c> is <c>accuracy</c>.</summary>
    public static string Base(string name) => name[Prefix(name).Length..];

    public static bool IsLoss(string name) => Base(name) == "loss";

    /// <summary>Whether its numbers are shares of samples, shown in percent.</summary>
    public static bool IsShare(string name) => name.EndsWith("accuracy", StringComparison.Ordinal);

    /// <summary>For people: <c>test_accuracy</c> is "test accuracy".</summary>
    public static string Words(string name)
    {
        var words = Base(name).Replace('_', ' ');
        return Prefix(name) switch { Test => $"test {words}", Validation => $"validation {words}", _ => $"training {words}" };
    }
}
