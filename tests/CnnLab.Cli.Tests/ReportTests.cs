using System.Text.Json.Nodes;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

public sealed class ReportTests
{
    private const string Question = """
        "sweep": { "parameters": { "model.layers.pool1": { "values": [
          { "label": "max", "type": "max_pooling2d" }, { "label": "average", "type": "average_pooling2d" },
          { "label": "min", "type": "min_pooling2d" } ] } } },
        "comparison": { "factor": "model.layers.pool1", "metric": "test_accuracy" },
        "output": { "reports": ["html", "csv"] },
        """;

    [Test]
    public void A_run_ends_with_the_report_and_it_is_rebuilt_from_the_runs_alone_while_some_are_missing()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path, more: Question);
        var run = Lab.Run(
            folder.Path, "run", "small.json", "--set", "cross_validation.n_splits=3", "--set", "training.epochs=1");
        var page = folder["runs/small/report.html"];
        Assert.That(run.ExitCode, Is.Zero, run.Messages);
        Assert.That(run.Output, Does.Contain($"report: {Path.Combine("runs", "small", "report.html")}"));
        Assert.That(File.ReadAllText(page), Does.Contain("3 variants of model.layers.pool1 by test accuracy"));
        Assert.That(File.Exists(folder["runs/small/summary.csv"]) && !File.Exists(folder["runs/small/report.tex"]));

        File.Delete(page);
        Directory.Delete(Path.GetDirectoryName(Directory.GetFiles(
            folder["runs/small"], "result.json", SearchOption.AllDirectories)[0])!, recursive: true);
        var again = Lab.Run(folder.Path, "report", "runs", "--json");
        var answer = JsonNode.Parse(again.Output)!;
        Assert.Multiple(() =>
        {
            Assert.That(again.ExitCode, Is.Zero, again.Messages);
            Assert.That(answer["runs"]!.GetValue<int>(), Is.EqualTo(2));
            Assert.That(answer["not_begun"]!.GetValue<int>(), Is.EqualTo(1));
            Assert.That(answer["files"]!.AsArray().Select(file => file!.ToString()), Does.Contain(page)
                .And.Contain(folder["runs/small/report.tex"]));
            Assert.That(File.ReadAllText(page), Does.Contain("1 of 3 runs have no result yet"));
        });
    }

    [Test]
    public void Manifests_that_ask_the_same_of_one_folder_are_one_study_with_one_report_through_the_lens()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path, more: Question.Replace(
            "\"metric\": \"test_accuracy\"", "\"metric\": \"test_accuracy\", \"lens\": true", StringComparison.Ordinal));
        File.WriteAllText(folder["other.json"], """
            { "extends": "small.json", "dataset": { "seed": 2, "translation": 4 } }
            """);
        var run = Lab.Run(
            folder.Path, "run", "small.json", "other.json", "--jobs", "2", "--set", "training.epochs=1");
        Assert.That(run.ExitCode, Is.Zero, run.Messages);
        Assert.That(run.Output.Split("report: "), Has.Length.EqualTo(2), run.Output);
        var page = File.ReadAllText(folder["runs/small/report.html"]);
        Assert.That(page, Does.Contain("6 runs").And.Contain("Noise"));
        Assert.That(Directory.GetFiles(folder["runs/small"], "lens.json", SearchOption.AllDirectories), Has.Length.EqualTo(6));
    }

    [TestCase("There is no folder runs", "runs")]
    [TestCase("There are no runs in .", ".")]
    public void What_is_wrong_with_the_question_is_the_users_to_mend(string message, params string[] arguments)
    {
        using var folder = new TempFolder();
        var answer = Lab.Run(folder.Path, ["report", .. arguments]);
        Assert.That(answer.ExitCode, Is.EqualTo(2));
        Assert.That(answer.Messages, Does.Contain(message));
    }
}
