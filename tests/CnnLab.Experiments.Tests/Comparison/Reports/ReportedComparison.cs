using CnnLab.Engine;
using CnnLab.Manifests;

namespace CnnLab.Experiments.Tests.Comparison;

/// <summary>A comparison of made-up runs and its report in all forms.</summary>
internal sealed class ReportedComparison : IDisposable
{
    public const string Metric = "test_accuracy";

    private readonly TempFolder _folder = new();

    /// <summary>The folder of the report.</summary>
    public string Folder => _folder.File("pools");

    /// <summary>A run of five folds with the numbers of learning curves.</summary>
    public ReportedComparison Add(ComparedRun run)
    {
        var directory = run.WriteTo(_folder);
        SetStatus(directory, RunStatus.Completed);
        foreach (var fold in run.Folds)
        {
            foreach (var epoch in Enumerable.Range(1, 3))
            {
                MetricsFile.Append(RunDirectory.Open(directory).MetricsFile, Some.Epoch(fold.Fold, epoch));
            }
        }

        return this;
    }

    /// <summary>A run that is still computed by another process.</summary>
    public ReportedComparison AddRunning(ComparedRun run)
    {
        var directory = run.WriteTo(_folder);
        File.Delete(Path.Combine(directory, "result.json"));
        File.Delete(Path.Combine(directory, "folds.json"));
        SetStatus(directory, RunStatus.Running);
        return this;
    }

    /// <summary>What the lens saw of every run.</summary>
    public ReportedComparison WithLens(Func<string, LensResult> result)
    {
        foreach (var run in RunListing.Find(_folder.FullPath, new ManualTime().GetUtcNow()))
        {
            result(run.Id).Write(RunDirectory.Open(run.Directory));
        }

        return this;
    }

    public ComparisonResult Analyse(string? baseline = null) => ComparisonAnalysis.Of(
        RunListing.Find(_folder.FullPath, new ManualTime().GetUtcNow()),
        new ComparisonQuestion(VariantRun.Factor, Metric, MetricGoal.Maximize) { Baseline = baseline });

    /// <summary>The report as what it holds, without files.</summary>
    public ComparisonReportModel Model(string? baseline = null) =>
        ComparisonReport.Model(Analyse(baseline), Options());

    public ComparisonReportOptions Options() => new(Folder, [Folder], new ManualTime().GetUtcNow());

    /// <summary>Writes all forms.</summary>
    public IReadOnlyList<string> Write(params ReportFormat[] formats) =>
        ComparisonReport.Write(Analyse(), Options(), formats.Length > 0 ? formats : Enum.GetValues<ReportFormat>());

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public void Dispose() => _folder.Dispose();

    /// <summary>A variant on folds of forty images learned from and ten scored.</summary>
    public static ComparedRun Run(string variant, params double?[] values) => VariantRun.Of(variant, 1, values) with
    {
        Folds = FoldRecord.From([.. Enumerable.Range(1, Math.Max(1, values.Length)).Select(fold => new FoldSplit(
            1, fold, [.. Enumerable.Range(0, 40)], [], [.. Enumerable.Range(100 * fold, 10)], false))]),
    };

    /// <summary>Two variants of which one is better by the golden numbers, and one with a hostile name.</summary>
    public static ReportedComparison Golden(string third = "gem") => new ReportedComparison()
        .Add(Run("average", 0.81, 0.83, 0.805, 0.805, 0.84))
        .Add(Run("max", 0.8, 0.81, 0.79, 0.8, 0.82))
        .Add(Run("gem", 0.7, 0.71, 0.695, 0.702, 0.72).Labelled(new() { [VariantRun.Factor] = third }));

    /// <summary>Three variants on six data sets.</summary>
    public static ReportedComparison OverDataSets()
    {
        var comparison = new ReportedComparison();
        foreach (var set in Enumerable.Range(0, 6))
        {
            double?[] values = [.. Enumerable.Range(0, 5).Select(fold => (double?)(0.8 + (0.01 * (fold ^ set))))];
            comparison.Add(OnData(Run("average", [.. values.Select(value => value + 0.05)]), set))
                .Add(OnData(Run("max", values), set))
                .Add(OnData(Run("gem", [.. values.Select(value => value - 0.04 - (0.001 * set))]), set));
        }

        return comparison;
    }

    private static void SetStatus(string directory, RunStatus status) => RunJson.Write(
        Path.Combine(directory, "status.json"),
        RunStatusRecord.Read(directory) with { Status = status, Host = "another machine" });

    private static ComparedRun OnData(ComparedRun run, int set) =>
        run.With(provenance => provenance with { DataFingerprint = $"data {set}" })
            .With("dataset.type", $"data set {set}");
}
