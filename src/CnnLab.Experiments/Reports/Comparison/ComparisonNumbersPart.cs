using System.Xml.Linq;

namespace CnnLab.Experiments;

/// <summary>The parts of a comparison's page that are tables of its numbers.</summary>
internal static class ComparisonNumbersPart
{
    // More tables than these are folded away.
    private const int MostOpen = 6;

    public static IEnumerable<XElement?> Overall(ComparisonReportModel model) =>
        model.Result.Overall is not { } overall ? [] : ComparisonPage.Section("Over the data sets",
        [
            .. model.FiguresOf(FigureKind.CriticalDifference)
                .Select(figure => ReportPage.Figure(figure.Svg, figure.Figure.Caption)),
            overall.Nemenyi.Reason is { } reason ? ReportTableHtml.Note(reason) : null,
            .. ReportTableHtml.Of(ComparisonTables.Ranks(model, overall)),
            ReportTableHtml.Note(overall.Friedman.Result is { } friedman
                ? $"Friedman's test: chi-squared {ComparisonNumbers.Number(friedman.ChiSquared, 2)} "
                    + $"(p {ComparisonNumbers.PValueInWords(friedman.ChiSquaredPValue)}), "
                    + $"F {ComparisonNumbers.Number(friedman.F, 2)} "
                    + $"(p {ComparisonNumbers.PValueInWords(friedman.PValue)})."
                : overall.Friedman.Reason!),
            ReportTableHtml.Folded(ComparisonTables.OverallPairs(model, overall)),
        ]);

    public static IEnumerable<XElement?> Summaries(ComparisonReportModel model) => ComparisonPage.Section("Results",
        Enumerable.Range(0, model.Result.Blocks.Count).SelectMany(index => Summary(model, index)));

    public static IEnumerable<XElement?> Power(ComparisonReportModel model)
    {
        ReportTable[] tables = [.. PowerTables.Of(model)];
        return tables.Length == 0 ? [] : ComparisonPage.Section("What it would take",
        [
            Html.Tag("p", PowerTables.Words(model)),
            .. tables.Length == 1 ? ReportTableHtml.Of(tables[0]) : tables.Select(ReportTableHtml.Folded),
        ]);
    }

    public static IEnumerable<XElement?> Failed(ComparisonReportModel model) =>
        ComparisonTables.Failed(model) is not { } table ? [] : ComparisonPage.Section(
            "Runs without values, not with all, or left out", ReportTableHtml.Of(table));

    private static IEnumerable<XElement?> Summary(ComparisonReportModel model, int index)
    {
        var (count, table) = (model.Result.Blocks.Count, ComparisonTables.Summary(model, index));
        return count == 1 ? ReportTableHtml.Of(table)
            : count <= MostOpen ? [Html.Tag("h3", table.Caption), .. ReportTableHtml.Of(table)]
            : [ReportTableHtml.Folded(table)];
    }
}
