namespace CnnLab.Experiments;

/// <summary>The tables of a comparison in their order, for the forms that print them one after the other.</summary>
internal static class ComparisonTableList
{
    /// <summary>All tables that have something to say.</summary>
    public static IReadOnlyList<ReportTable> Of(ComparisonReportModel model) =>
    [
        .. model.Result.Overall is { } overall
            ? (ReportTable[])[ComparisonTables.Ranks(model, overall), ComparisonTables.OverallPairs(model, overall)]
            : [],
        .. Enumerable.Range(0, model.Result.Blocks.Count)
            .SelectMany(index => (ReportTable?[])
                [ComparisonTables.Summary(model, index), ComparisonTables.Pairs(model, index)])
            .OfType<ReportTable>(),
        .. LensTables.Of(model),
        .. PowerTables.Of(model),
        .. ComparisonTables.Failed(model) is { } failed ? (ReportTable[])[failed] : [],
    ];
}
