using System.Xml.Linq;

namespace CnnLab.Experiments;

/// <summary>The large numbers at the head of a report.</summary>
internal static class RunReportNumbers
{
    public static XElement Headline(RunReportModel model)
    {
        var summary = model.Summary;
        var main = summary.HeadlineMetric();
        var other = summary.Metrics.Keys.FirstOrDefault(name => name != main && MetricName.Rank(name) == MetricName.Rank(main!));
        return Html.Tag("div", Html.Class("numbers"),
            main is null ? null : Main(main, summary.Metrics[main]),
            other is null ? null : Number("number", NumberText.MeanAndStd(other, summary.Metrics[other]), MetricName.Words(other)),
            summary.Network is null ? null : Number("number", NumberText.Count(summary.Network.Parameters), "parameters"),
            summary.Network is null ? null : Number("number", NumberText.Count(summary.Network.MultiplyAdds), "multiply-adds per image"));
    }

    private static XElement Main(string name, MetricSummary metric)
    {
        const string Classes = "number main";
        var words = MetricName.Words(name);
        var missing = metric.Values.Count(value => value is null);
        return missing > 0 ? Number(Classes, "no mean", $"{words}: {missing} of {metric.Values.Count} folds without a value")
            : metric.Std is null ? Number(Classes, NumberText.Metric(name, metric.Mean), words)
            : Number(Classes, NumberText.MeanAndStd(name, metric), $"{words}, mean ± standard deviation over {metric.Values.Count} folds");
    }

    private static XElement Number(string classes, string value, string words) => Html.Tag("div", Html.Class(classes),
        Html.Tag("strong", value), Html.Tag("span", words));
}
