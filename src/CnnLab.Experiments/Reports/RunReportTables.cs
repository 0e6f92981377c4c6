using System.Globalization;
using System.Xml.Linq;
using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>What the tables of a report hold.</summary>
internal static class RunReportTables
{
    public static XElement? Metrics(RunSummary summary) => summary.Metrics.Count == 0 ? null : HtmlTable.WithHeadings(
        "Results",
        ["metric", "#mean", "#std", "#min", "#max"],
        summary.Metrics.Select(entry => MetricRow(entry.Key, entry.Value)));

    public static XElement? Folds(RunSummary summary)
    {
        if (summary.Folds.Count == 0)
        {
            return null;
        }

        var isRepeated = summary.Folds.Any(fold => fold.Repeat > 1);
        string[] columns =
        [
            .. isRepeated ? (string[])["#repeat", "#fold"] : ["#fold"], "status",
            .. summary.Metrics.Keys.Select(name => $"#{MetricName.Words(name)}"), "#epochs", "#time", "weights (sha256)",
        ];
        return HtmlTable.WithHeadings("Folds", columns, summary.Folds.Select((fold, i) => FoldRow(summary, fold, i, isRepeated)));
    }

    public static XElement? Network(NetworkSummary? network) => network is null ? null : HtmlTable.WithHeadings(
        "Network",
        ["layer", "type", "output shape", "#parameters", "#multiply-adds"],
        network.Layers.Select(layer => (string[])
        [
            layer.Name, layer.Type, layer.OutputShape, NumberText.Count(layer.Parameters), NumberText.Count(layer.MultiplyAdds),
        ]),
        ["total", string.Empty, string.Empty, NumberText.Count(network.Parameters), NumberText.Count(network.MultiplyAdds)]);

    public static IEnumerable<(string Name, string Value)> Provenance(Provenance provenance) =>
    [
        ("CnnLab", provenance.ProductVersion),
        ("Commit", provenance.Git.Commit is { } commit ? commit + (provenance.Git.Dirty == true ? " (with changes)" : string.Empty) : provenance.Git.Reason!),
        ("Seed", provenance.Seed.ToString(CultureInfo.InvariantCulture)),
        ("Data", provenance.DataFingerprint is { } fingerprint ? $"sha256 {fingerprint}" : "not loaded"),
        ("Runtime", provenance.Runtime),
        ("System", provenance.OperatingSystem),
        ("Processor", Describe(provenance.Processor)),
        ("Provider", $"{provenance.Provider}, {provenance.Threads} threads"),
        ("Command", string.Join(' ', provenance.CommandLine)),
        .. provenance.Plugins.Select(plugin => ($"Plugin {plugin.Name}", $"{plugin.Version}, {plugin.Path}, sha256 {plugin.Sha256}")),
    ];

    private static string Describe(ProcessorInfo processor) =>
        $"{processor.Model ?? "unknown model"}, {processor.Architecture}, {processor.LogicalProcessors} threads, "
        + $"{processor.VectorBits}-bit vectors ({string.Join(' ', processor.InstructionSets)})";

    private static string[] MetricRow(string name, MetricSummary metric) =>
    [
        MetricName.Words(name),
        NumberText.Metric(name, metric.Mean),
        NumberText.Metric(name, metric.Std),
        NumberText.Metric(name, metric.Minimum),
        NumberText.Metric(name, metric.Maximum),
    ];

    private static string[] FoldRow(RunSummary summary, FoldSummary fold, int index, bool isRepeated) =>
    [
        .. isRepeated ? (string[])[$"{fold.Repeat}", $"{fold.Fold}"] : [$"{fold.Fold}"],
        (fold.Status?.ToString().ToLowerInvariant() ?? string.Empty) + (fold.Reason is null ? string.Empty : $" ({fold.Reason})"),
        .. summary.Metrics.Select(entry => NumberText.Metric(entry.Key, entry.Value.Values[index])),
        $"{fold.Epochs}",
        fold.Seconds is { } seconds ? NumberText.Duration(seconds) : NumberText.None,
        fold.WeightsSha256?[..12] ?? NumberText.None,
    ];
}
