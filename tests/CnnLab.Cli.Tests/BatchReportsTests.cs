using CnnLab.Cli.Commands;
using CnnLab.Cli.Output;
using CnnLab.Experiments;
using CnnLab.TestKit;
using Spectre.Console;

namespace CnnLab.Cli.Tests;

/// <summary>The report that a batch ends with, of runs that are trained in this process: about a second.</summary>
public sealed class BatchReportsTests
{
    private const string Question = """
        "sweep": { "parameters": { "model.layers.pool1": { "values": [
          { "label": "max", "type": "max_pooling2d" }, { "label": "average", "type": "average_pooling2d" },
          { "label": "min", "type": "min_pooling2d" } ] } } },
        "comparison": { "factor": "model.layers.pool1", "metric": "test_accuracy" },
        """;

    private readonly Study _study = new();

    [OneTimeTearDown]
    public void Clean() => _study.Dispose();

    [Test, Order(1)]
    public void The_report_is_of_all_runs_in_the_folder_as_the_command_that_it_names_is()
    {
        // The third run is of another batch.
        Assert.That(_study.Write([.. _study.Trials.Take(2)]), Is.True);
        Assert.That(File.ReadAllText(_study.Page), Does.Contain("3 variants of model.layers.pool1 by test accuracy"));
    }

    [Test, Order(1)]
    public void Differences_of_accuracies_are_percentage_points_in_the_terminal_as_in_the_report()
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 1000;
        ComparisonPrinter.Print(console, ComparisonAnalysis.Of(
            RunListing.Find(Path.GetDirectoryName(_study.Page)!, TimeProvider.System.GetUtcNow()),
            new ComparisonQuestion("model.layers.pool1", "test_accuracy", MetricGoal.Maximize)));
        Assert.That(text.ToString(), Does.Contain(" difference, percentage points ")
            .And.Not.Match(@"max - average +[-+0-9.]+ %").And.Match("max - average +[-+0-9.]+  "));
    }

    [Test, Order(2)]
    public void Runs_that_cannot_be_compared_yet_have_no_report_and_that_is_no_failure()
    {
        File.Delete(_study.Page);
        using var elsewhere = new TempFolder();
        string[] runs = [.. _study.Trials.Skip(1).Select(trial => trial.Directory)];
        Array.ForEach(runs, run => Directory.Move(run, elsewhere[Path.GetFileName(run)]));
        Assert.That(_study.Write(_study.Trials), Is.True);
        Assert.That(File.Exists(_study.Page), Is.False);
        Array.ForEach(runs, run => Directory.Move(elsewhere[Path.GetFileName(run)], run));
    }

    [Test, Order(3)]
    public void A_report_that_cannot_be_written_is_no_success()
    {
        File.Delete(_study.Page);
        Directory.CreateDirectory(Path.Combine(_study.Page, "in the way"));
        Assert.That(_study.Write(_study.Trials), Is.False);
        Directory.Delete(_study.Page, recursive: true);
    }

    [Test, Order(4)]
    public void Whatever_goes_wrong_with_the_report_it_is_told_and_nothing_thrown()
    {
        foreach (var trial in _study.Trials)
        {
            File.WriteAllText(Path.Combine(trial.Directory, "folds.json"), "[null]");
        }

        Assert.That(_study.Write(_study.Trials), Is.False);
        Assert.That(File.Exists(_study.Page), Is.False);
    }

    /// <summary>Three trained variants.</summary>
    private sealed class Study : IDisposable
    {
        private readonly TempFolder _folder = new();

        public Study()
        {
            var manifest = SmallManifest.Write(_folder.Path, more: Question
                + $$"""
                "output": { "directory": "{{_folder["runs"]}}", "reports": ["html"] },
                """);
            File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"epochs\": 2", "\"epochs\": 1"));
            Trials = WorkerInProcess.Plan(manifest);
            foreach (var trial in Trials)
            {
                Assert.That(WorkerInProcess.Train(trial).Refusal, Is.Null);
            }
        }

        public IReadOnlyList<PlannedTrial> Trials { get; }

        public string Page => _folder["runs", "small", "report.html"];

        public bool Write(IReadOnlyList<PlannedTrial> trials) =>
            new BatchReports(WorkerInProcess.Loader(), new Terminal(), TimeProvider.System)
                .Write(trials, areMessages: true, CancellationToken.None);

        public void Dispose() => _folder.Dispose();
    }
}
