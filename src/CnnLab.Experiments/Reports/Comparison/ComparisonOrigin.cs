using System.Globalization;
using System.Xml.Linq;

namespace CnnLab.Experiments;

/// <summary>The parts of a comparison's page that say where its numbers are from.</summary>
internal static class ComparisonOrigin
{
    // values.csv has them all.
    private const int MostRuns = 200;

    public static IEnumerable<XElement?> Differences(ComparisonReportModel model)
    {
        var factor = model.Question.Factor;
        return ComparisonPage.Section("What else differs", model.Variations.Count == 0
            ? [Html.Tag("p", $"Nothing: besides {factor} all manifests have the same values.")]
            : [
                HtmlTable.Scrolling(["value of the manifest", "in how many runs"], model.Variations.Select(variation =>
                    (string[])[variation.Path, string.Join("; ",
                        variation.Values.Select(entry => $"{entry.Value} ({entry.Runs})"))])),
                ReportTableHtml.Note($"Besides {factor}, over all data sets together."),
            ]);
    }

    public static IEnumerable<XElement?> Commands(ComparisonReportModel model)
    {
        var training = ComparisonCommands.Training(model);
        return ComparisonPage.Section("To make the numbers again",
        [
            training.Count == 0 ? null : Html.Tag("p", "The runs, as they were started, where their manifests are:"),
            training.Count == 0 ? null : Code(string.Join('\n', training)),
            Html.Tag("p", "The tests and this report, from the runs' directories, in the folder of this file:"),
            Code($"{ComparisonCommands.Compare(model)}\n{ComparisonCommands.Report(model)}"),
            Html.Tag("p", "One run, bit for bit against its record:"),
            model.Runs.Select(run => Code(ComparisonCommands.Verify(model, run.Run))).FirstOrDefault(),
        ]);
    }

    public static IEnumerable<XElement?> Runs(ComparisonReportModel model)
    {
        var runs = model.Runs.ToArray();
        return ComparisonPage.Section("Runs",
        [
            Html.Tag("details", runs.Length <= MostRuns / 10 ? new XAttribute("open", "open") : null,
                Html.Tag("summary", $"The {NumberText.Count(runs.Length)} runs that the numbers are from"),
                HtmlTable.Scrolling(
                    ["run", "variant", "data set", "#seed", $"#{MetricName.Words(model.Question.Metric)}", "#time"],
                    runs.Take(MostRuns).Select(run => Row(model, run.Block, run.Variant, run.Run))),
                runs.Length > MostRuns
                    ? ReportTableHtml.Note($"The first {MostRuns}; values.csv has every value with its run.")
                    : null),
        ], "runs");
    }

    public static IEnumerable<XElement?> Provenance(ComparisonReportModel model) =>
    [
        Html.Tag("details",
            Html.Tag("summary", "Provenance"),
            Html.Tag("div", Html.Class("scroll"), HtmlTable.OfFacts(ComparisonFacts.Of(model)))),
    ];

    private static XElement Code(string text) => Html.Tag("pre", Html.Tag("code", text));

    private static object[] Row(ComparisonReportModel model, ComparisonBlock block, string variant, ComparedRun run) =>
    [
        Html.Tag("a",
            new XAttribute("href", ReportLink.To(model.Options.Folder, Path.Combine(run.Directory, "report.html"))),
            run.Id),
        variant,
        block.Title,
        run.Provenance.Seed.ToString(CultureInfo.InvariantCulture),
        run.Summary.Metrics.TryGetValue(model.Question.Metric, out var value)
            ? NumberText.MeanAndStd(model.Question.Metric, value)
            : NumberText.None,
        NumberText.Duration(run.Summary.Seconds),
    ];
}
