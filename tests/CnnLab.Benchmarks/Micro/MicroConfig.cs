using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace CnnLab.Benchmarks;

/// <summary>
/// How micro-benchmarks run: in this process, where the plugins are loaded, and short. All products and convolutions
/// take some minutes, not hours.
/// </summary>
internal static class MicroConfig
{
    public static IConfig Create() => ManualConfig.CreateEmpty()
        .AddJob(Job.Default
            .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromHours(1), logOutput: false))
            .WithWarmupCount(2)
            .WithIterationTime(TimeInterval.FromMilliseconds(100))
            .WithIterationCount(9))
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddColumn(new GigaflopsColumn())
        .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(40))
        .HideColumns("Error", "Gen0", "Gen1", "Gen2")
        .AddLogger(ConsoleLogger.Default)
        .AddExporter(MarkdownExporter.GitHub);
}
