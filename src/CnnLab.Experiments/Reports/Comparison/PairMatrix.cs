using System.Xml.Linq;

namespace CnnLab.Experiments;

/// <summary>
/// Every variant against every other, or against the baseline: the difference, its p-value, and which one is better, by
/// a sign that needs no colour.
/// </summary>
internal static class PairMatrix
{
    // A larger matrix cannot be read; the list of pairs can.
    private const int MostVariants = 16, MostOpen = 6;

    private const string Better = "▲", Worse = "▼";

    public static IEnumerable<XElement?> Section(ComparisonReportModel model)
    {
        XElement?[] content =
            [.. model.Result.Blocks.Index().SelectMany(entry => Block(model, entry.Index, entry.Item))];
        return ComparisonPage.Section("Pairs", content.Length == 0
            ? []
            : [
                ReportTableHtml.Note(
                    $"Row minus column{ComparisonNumbers.DifferenceUnit(model.Question.Metric)}, and p after Holm's "
                    + $"adjustment. {Better} the row is better, {Worse} it is worse, no sign: not significant."),
                .. content,
            ]);
    }

    private static IEnumerable<XElement?> Block(ComparisonReportModel model, int index, BlockResult block)
    {
        if (ComparisonTables.Pairs(model, index) is not { } list)
        {
            return [];
        }

        var (count, columns) = (model.Result.Blocks.Count, Columns(model, block));
        XElement?[] content =
        [
            columns.Length <= MostVariants ? Matrix(model, block, columns) : null,
            ReportTableHtml.Folded(list with { Caption = "All pairs one by one" }),
        ];
        return count == 1 ? content
            : count <= MostOpen ? [Html.Tag("h3", block.Block.Title), .. content]
            : [Html.Tag("details", Html.Tag("summary", block.Block.Title), content)];
    }

    private static string[] Columns(ComparisonReportModel model, BlockResult block) =>
        model.Question.Baseline is { } baseline
            ? [baseline]
            : [.. block.Scores.Where(score => score.Cell is not null).Select(score => score.Variant)];

    private static XElement Matrix(ComparisonReportModel model, BlockResult block, string[] columns)
    {
        var rows = block.Scores.Where(score => score.Cell is not null).Select(score => score.Variant)
            .Where(variant => !columns.SequenceEqual([variant]));
        return Html.Tag("div", Html.Class("scroll pairs"), new XAttribute("tabindex", "0"),
            Html.Tag("table",
                Html.Tag("thead", Html.Tag("tr", Html.Tag("td"), columns.Select(column =>
                    Html.Tag("th", new XAttribute("scope", "col"), column)))),
                Html.Tag("tbody", rows.Select(row => Html.Tag("tr",
                    Html.Tag("th", new XAttribute("scope", "row"), row),
                    columns.Select(column => Cell(model, block, row, column)))))));
    }

    private static XElement Cell(ComparisonReportModel model, BlockResult block, string row, string column)
    {
        var pair = block.Pairs.FirstOrDefault(pair =>
            (pair.First, pair.Second) == (row, column) || (pair.Second, pair.First) == (row, column));
        if (pair is null || PairTable.Difference(pair) is not { } difference)
        {
            return Html.Tag("td", row == column ? "" : NumberText.None);
        }

        var sign = pair.Winner is null ? "" : pair.Winner == row ? $"{Better} " : $"{Worse} ";
        var text = ComparisonNumbers.Difference(model.Question.Metric, pair.First == row ? difference : -difference);
        return Html.Tag("td", Html.Class(sign.Length == 0 ? "same" : pair.Winner == row ? "better" : "worse"),
            Html.Tag("div", sign + text),
            pair.HolmPValue is { } p ? Html.Tag("small", $"p {ComparisonNumbers.PValueInWords(p)}") : null);
    }
}
