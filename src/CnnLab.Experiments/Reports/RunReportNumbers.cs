using System.Xml.Linq;

namespace CnnLab.Experiments;

/// <summary>The large numbers at the head of a report.</summary>
internal static class RunReportNumbers
{
    public static XElement Headline(RunReportModel model)
    {
        var summary = model.Summary;
        var main = summary.HeadlineMetric();
        var other = summary.WholeMetrics().Select(metric => metric.Key)
            .FirstOrDefault(name => name != main && MetricName.Rank(name) == MetricName.Rank(main!));
        return Html.Tag("div", Html.Class("numbers"),
            main is null ? null : Main(main, summary.Metrics[main]),
            other is null
                ? null
                : Number(NumberText.MeanAndStd(other, summary.Metrics[other]), MetricName.Words(other)),
            summary.Network is null ? null : Number(NumberText.Count(summary.Network.Parameters), "parameters"),
            summary.Network is null
                ? null
                : Number(NumberText.Count(summary.Network.MultiplyAdds), "multiply-adds per image"));
    }

    private static XElement Main(string name, MetricSummary metric)
    {
        var missing = metric.Values.Count(value => value is null);
        var value = missing > 0 ? "no mean" : NumberText.MeanAndStd(name, metric);
        var basis = missing > 0 ? $": {missing} of {metric.Values.Count} folds without a value"
            : metric.Std is null ? string.Empty
            : $", mean ± standard deviation over {metric.Values.Count} folds";
        return Number(value, MetricName.Words(name) + basis, "number main");
    }

    private static XElement Number(string value, string words, string classes = "number") => Html.Tag("div",
        Html.Class(classes),
        Html.Tag("strong", value), Html.Tag("span", words));
}
