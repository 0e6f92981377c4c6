using System.Xml.Linq;

namespace CnnLab.Experiments;

/// <summary>The confusion matrices of the variants.</summary>
internal static class ComparisonConfusion
{
    public static IEnumerable<XElement?> Section(ComparisonReportModel model) => ComparisonPage.Section(
        "Confusion matrices", model.Tables.Select(table => Html.Tag("details",
            Html.Tag("summary", Caption(model, table)),
            RunReportMatrix.Table(table.Name, table.Table, table.Total),
            ReportTableHtml.Note($"Rows: {table.Table.RowTitle}; columns: {table.Table.ColumnTitle}. The sum of all "
                + $"folds of {Runs(table)}."))));

    private static string Runs(VariantTable table) => table.RunsRead < table.Runs
        ? $"{table.RunsRead} of {table.Runs} runs"
        : table.Runs == 1 ? "1 run" : $"{table.Runs} runs";

    private static string Caption(ComparisonReportModel model, VariantTable table) =>
        (model.Result.Blocks.Count > 1 ? $"{table.Title}: {table.Variant}" : table.Variant)
        + (model.Tables.Select(other => other.Name).Distinct().Count() > 1 ? $", {MetricName.Words(table.Name)}" : "");
}
