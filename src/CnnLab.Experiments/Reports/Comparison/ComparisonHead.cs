using System.Globalization;
using System.Xml.Linq;

namespace CnnLab.Experiments;

/// <summary>The head of a comparison's page: what it is about, and in words what was found.</summary>
internal static class ComparisonHead
{
    public static IEnumerable<XElement?> Title(ComparisonReportModel model)
    {
        var (isPaired, isDone) = (model.Result.Data.Pairing.IsPaired, model.Awaited == 0);
        var written = model.Options.Written.UtcDateTime.ToString(
            "d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
        yield return Html.Tag("header",
            Html.Tag("h1", model.Title, " ",
                isDone ? null : Status("not done yet", isGood: false), isDone ? null : " ",
                Status(isPaired ? "paired" : "not paired", isPaired)),
            Html.Tag("p", Html.Class("muted"),
                $"{model.Question.Factor} by {MetricName.Words(model.Question.Metric)} · {written} · "
                + $"{NumberText.Count(model.Planned)} runs"));
    }

    public static IEnumerable<XElement?> Verdict(ComparisonReportModel model) =>
    [
        .. ComparisonVerdict.Warnings(model).Select(text => Html.Tag("p", Html.Class("reason"), text)),
        Html.Tag("dl", Html.Class("verdict"), ComparisonVerdict.Of(model).SelectMany(part => (XElement[])
        [
            Html.Tag("dt", part.Heading),
            Html.Tag("dd", part.Sentences.Select(sentence => Html.Tag("p", sentence))),
        ])),
    ];

    private static XElement Status(string words, bool isGood) =>
        Html.Tag("span", Html.Class(isGood ? "status completed" : "status"), words);
}
