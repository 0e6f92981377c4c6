using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace CnnLab.Benchmarks;

/// <summary>Billions of floating-point operations a second, two for each multiply-add, by the mean.</summary>
internal sealed class GigaflopsColumn : IColumn
{
    public string Id => nameof(GigaflopsColumn);

    public string ColumnName => "GFLOP/s";

    public bool AlwaysShow => false;

    public ColumnCategory Category => ColumnCategory.Statistics;

    public int PriorityInCategory => int.MaxValue;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "Billions of floating-point operations a second, two for each multiply-add";

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        var nanoseconds = summary[benchmarkCase]?.ResultStatistics?.Mean;
        return Work(benchmarkCase) is { } work && nanoseconds > 0 ? $"{2 * work.MultiplyAdds / nanoseconds:F1}" : "-";
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        GetValue(summary, benchmarkCase);

    public bool IsAvailable(Summary summary) => summary.BenchmarksCases.Any(entry => Work(entry) is not null);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => Work(benchmarkCase) is null;

    private static ICountedWork? Work(BenchmarkCase benchmarkCase) =>
        benchmarkCase.Parameters.Items.Select(item => item.Value).OfType<ICountedWork>().FirstOrDefault();
}
