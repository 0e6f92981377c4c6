using System.Globalization;
using System.Xml.Linq;
using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>What the tables of a report hold.</summary>
internal static class RunReportTables
{
    public static XElement? Metrics(RunReportModel model)
    {
        var metrics = model.Summary.Metrics.Where(metric => !model.IsOfClass(metric.Key)).ToArray();
        if (metrics.Length == 0)
        {
            return null;
        }

        return model.Summary.Folds.Count == 1
            ? HtmlTable.WithHeadings("Results", ["metric", "#value"], metrics.Select(entry =>
                (string[])[MetricName.Words(entry.Key), NumberText.Metric(entry.Key, entry.Value.Mean)]))
            : HtmlTable.WithHeadings(
                "Results",
                ["metric", "#mean", "#std", "#min", "#max"],
                metrics.Select(entry => MetricRow(entry.Key, entry.Value)));
    }

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
            .. summary.WholeMetrics().Select(entry => $"#{MetricName.Words(entry.Key)}"),
            "#epochs", "#time", "weights (sha256)",
        ];
        var rows = summary.Folds.Select((fold, i) => FoldRow(summary, fold, i, isRepeated));
        return HtmlTable.WithHeadings("Folds", columns, rows);
    }

    public static XElement? Network(NetworkSummary? network) => network is null ? null : HtmlTable.WithHeadings(
        "Network",
        ["layer", "type", "output shape", "#parameters", "#multiply-adds"],
        network.Layers.Select(layer => (string[])
        [
            layer.Name, layer.Type, layer.OutputShape,
            NumberText.Count(layer.Parameters), NumberText.Count(layer.MultiplyAdds),
        ]),
        ["total", "", "", NumberText.Count(network.Parameters), NumberText.Count(network.MultiplyAdds)]);

    public static IEnumerable<(string Name, string Value)> Provenance(Provenance provenance) =>
    [
        ("CnnLab", provenance.ProductVersion),
        ("Commit", Describe(provenance.Git)),
        ("Seed", provenance.Seed.ToString(CultureInfo.InvariantCulture)),
        ("Data", provenance.DataFingerprint is { } fingerprint ? $"sha256 {fingerprint}" : "not loaded"),
        ("Runtime", provenance.Runtime),
        ("System", provenance.OperatingSystem),
        ("Processor", Describe(provenance.Processor)),
        ("Provider", $"{provenance.Provider}, {provenance.Threads} threads"),
        ("Command", string.Join(' ', provenance.CommandLine)),
        .. provenance.Plugins
            .Select(plugin => ($"Plugin {plugin.Name}", $"{plugin.Version}, {plugin.Path}, sha256 {plugin.Sha256}")),
    ];

    private static string Describe(GitState git) => git.Commit is null
        ? git.Reason ?? NumberText.None
        : git.Commit + (git.Dirty == true ? " (with changes)" : string.Empty);

    private static string Describe(ProcessorInfo processor) =>
        $"{processor.Model ?? "unknown model"}, {processor.Architecture}, {processor.LogicalProcessors} threads, "
        + $"({string.Join(' ', processor.InstructionSets)})";

    private static string Describe(FoldSummary fold) => fold.Status is null
        ? fold.Reason ?? NumberText.None
        : fold.Status.Value.ToString().ToLowerInvariant() + (fold.Reason is null ? string.Empty : $" ({fold.Reason})");

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
        Describe(fold),
        .. summary.WholeMetrics().Select(entry => NumberText.Metric(entry.Key, entry.Value.Values[index])),
        $"{fold.Epochs}",
        fold.Seconds is { } seconds ? NumberText.Duration(seconds) : NumberText.None,
        fold.WeightsSha256?[..12] ?? NumberText.None,
    ];
}
