using System.Xml.Linq;

namespace CnnLab.Experiments;

/// <summary>What the metrics say of each class of the scored samples, and how many there are.</summary>
internal static class RunReportClasses
{
    /// <summary>Longer tables are folded away, so that what comes after them is found.</summary>
    private const int MostOpenRows = 30;

    public static XElement? Table(RunReportModel model)
    {
        string[] metrics =
        [
            .. model.Summary.Metrics.Keys
                .Where(name => MetricName.Prefix(name) == MetricName.Test && model.IsOfClass(name))
                .Select(MetricName.Whole).Distinct(),
        ];
        if (metrics.Length == 0)
        {
            return null;
        }

        var table = HtmlTable.WithHeadings(
            "Classes",
            ["class", "#support", .. metrics.Select(metric => $"#{MetricName.Words(metric)}")],
            model.Classes.Select(support => Row(model.Summary, metrics, support)),
            [
                "all",
                NumberText.Count(model.Classes.Sum(support => support.Samples)),
                .. metrics.Select(metric => Cell(model.Summary, metric)),
            ]);
        return model.Classes.Count <= MostOpenRows
            ? table
            : Html.Tag("details", Html.Tag("summary", $"The {model.Classes.Count} classes one by one"), table);
    }

    private static string[] Row(RunSummary summary, string[] metrics, ClassSupport support) =>
    [
        support.ClassName,
        NumberText.Count(support.Samples),
        .. metrics.Select(metric => Cell(summary, $"{metric}{MetricReport.PartSeparator}{support.ClassName}")),
    ];

    private static string Cell(RunSummary summary, string metric) =>
        summary.Metrics.TryGetValue(metric, out var value) ? NumberText.MeanAndStd(metric, value) : NumberText.None;
}
