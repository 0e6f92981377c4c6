namespace CnnLab.Cli.Output;

/// <summary>The metrics of an epoch in words: shares as per cent, losses with four digits.</summary>
internal static class EpochText
{
    public static string Metrics(IReadOnlyDictionary<string, double> metrics) =>
        string.Join(", ", metrics.Select(metric => $"{metric.Key} {Value(metric.Key, metric.Value)}"));

    public static string Value(string name, double value) =>
        name.EndsWith("accuracy", StringComparison.Ordinal) ? $"{100 * value:F2} %" : $"{value:G4}";
}
