using System.Xml.Linq;

namespace CnnLab.Experiments;

/// <summary>A comparison as one page that asks no network for anything, for a screen, a telephone and paper.</summary>
internal static class ComparisonPage
{
    // Whatever the report is to show more of stands here: each part takes the model, and gives nothing where it has
    // nothing to show.
    private static readonly Func<ComparisonReportModel, IEnumerable<XElement?>>[] Parts =
    [
        ComparisonHead.Title,
        ComparisonHead.Verdict,
        ComparisonNumbersPart.Overall,
        ComparisonNumbersPart.Summaries,
        PairMatrix.Section,
        model => Figures(model, FigureKind.Folds, "Folds"),
        model => Figures(model, FigureKind.Curves, "Learning curves"),
        model => Figures(model, FigureKind.Time, "Against the time"),
        ComparisonConfusion.Section,
        ComparisonLens.Changes,
        ComparisonLens.Disagreements,
        ComparisonLens.Learned,
        ComparisonNumbersPart.Power,
        ComparisonNumbersPart.Failed,
        ComparisonOrigin.Differences,
        ComparisonOrigin.Commands,
        ComparisonOrigin.Runs,
        ComparisonOrigin.Provenance,
    ];

    public static string Of(ComparisonReportModel model) => ReportPage.Of(
        $"{model.Title} · {model.Question.Factor}",
        Html.Tag("div", Html.Class("comparison"), Parts.SelectMany(part => part(model))));

    /// <summary>A part with a heading; nothing if it is empty.</summary>
    public static IEnumerable<XElement?> Section(string heading, IEnumerable<XElement?> content, string? id = null)
    {
        XElement[] there = [.. content.OfType<XElement>()];
        return there.Length == 0
            ? []
            : [Html.Tag("section", id is null ? null : new XAttribute("id", id), Html.Tag("h2", heading), there)];
    }

    /// <summary>The figures of a kind, under a heading if that is not empty.</summary>
    private static IEnumerable<XElement?> Figures(ComparisonReportModel model, FigureKind kind, string heading) =>
        Section(heading, model.FiguresOf(kind).Select(figure => ReportPage.Figure(figure.Svg, figure.Figure.Caption)));
}
