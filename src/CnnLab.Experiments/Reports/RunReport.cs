using System.Globalization;
using System.Xml.Linq;

namespace CnnLab.Experiments;

/// <summary>
/// <c>report.html</c>: one file that asks no network for anything, for a screen, a telephone and paper.
/// </summary>
internal static class RunReport
{
    /// <summary>Writes the report.</summary>
    /// <exception cref="RunFileException">The file cannot be written.</exception>
    public static void Write(string path, RunReportModel model) => WholeFile.Write(path, Page(model));

    internal static string Page(RunReportModel model) => ReportPage.Of(
        $"{model.Header.Name} · {model.Summary.Id}",
        Title(model),
        RunReportNumbers.Headline(model),
        Figures(model.Figures),
        RunReportTables.Metrics(model),
        RunReportClasses.Table(model),
        model.Tables.Select(table => RunReportMatrix.Section(table.Key, table.Value, model.Summary)),
        RunReportTables.Folds(model.Summary),
        RunReportTables.Network(model.Network),
        Manifest(model),
        Provenance(model));

    private static XElement Title(RunReportModel model)
    {
        var summary = model.Summary;
        var status = summary.Status.ToString();
        var finished = model.Finished.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
        return Html.Tag("header",
            Html.Tag("h1", model.Header.Name, " ",
                Html.Tag("span", Html.Class($"status {status.ToLowerInvariant()}"), summary.Status.Words())),
            Html.Tag("p", Html.Class("muted"),
                $"Run {summary.Id} · {finished} · {NumberText.Duration(summary.Seconds)}"),
            summary.Labels.Count == 0 ? null : Html.Tag("p", Html.Class("labels"), summary.Labels.Select(Label)),
            summary.Reason is null ? null : Html.Tag("p", Html.Class("reason"), summary.Reason));
    }

    private static XElement Label(KeyValuePair<string, string> label) =>
        Html.Tag("span", $"{label.Key} = ", Html.Tag("b", label.Value));

    private static IEnumerable<XElement?> Figures(RunFigures figures) =>
    [
        .. figures.Svgs.Select(figure => ReportPage.Figure(figure.Svg, figure.Caption)),
        figures.Problem is null ? null : Html.Tag("p", Html.Class("reason"), figures.Problem),
    ];

    private static XElement Manifest(RunReportModel model) => Html.Tag("details",
        Html.Tag("summary", "Resolved manifest"),
        Html.Tag("pre", Html.Tag("code", model.Header.Inputs.ResolvedManifest)));

    private static XElement Provenance(RunReportModel model) => Html.Tag("details",
        Html.Tag("summary", "Provenance"),
        Html.Tag("div", Html.Class("scroll"), HtmlTable.OfFacts(RunReportTables.Provenance(model.Provenance))));
}
