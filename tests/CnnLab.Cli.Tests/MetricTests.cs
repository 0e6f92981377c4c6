using System.Text.Json.Nodes;
using System.Xml.Linq;
using CnnLab.Experiments;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

/// <summary>Metrics that say more than one number, through a whole run.</summary>
public sealed class MetricTests
{
    private const string PerClass = """
        "metrics": ["accuracy", "confusion_matrix", { "type": "recall", "per_class": true }, "f1_score"],
        """;

    [Test]
    public void The_matrix_of_a_run_and_the_scores_of_its_classes_fit_together()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path, more: PerClass);
        var run = Run(folder, "run", "small.json", "--json");
        var matrix = TableRecord.Read(run.Directory)["test_confusion_matrix"];
        var total = matrix.Total!.Select(row => row.Select(count => count!.Value).ToArray()).ToArray();
        var metrics = run.Json["metrics"]!;
        Assert.Multiple(() =>
        {
            Assert.That(total.Sum(row => row.Sum()), Is.EqualTo(200), "Every training image is scored once.");
            for (var fold = 0; fold < 2; fold++)
            {
                var values = matrix.Folds[fold].Values;
                Assert.That(
                    Enumerable.Range(0, 10).Sum(i => values[i][i]!.Value) / values.Sum(row => row.Sum()!.Value),
                    Is.EqualTo(metrics["test_accuracy"]!["values"]![fold]!.GetValue<double>()));
                Assert.That(
                    values[7][7]!.Value / values[7].Sum()!.Value,
                    Is.EqualTo(metrics["test_recall.7"]!["values"]![fold]!.GetValue<double>()));
            }

            Assert.That(metrics["test_f1_score.7"], Is.Null, "Classes are reported where they are asked for.");
            Assert.That(metrics["test_confusion_matrix"], Is.Null, "A table has no number.");
        });
    }

    [Test]
    public void The_terminal_shows_no_class_and_the_report_shows_all()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path, more: PerClass);
        var answer = Lab.Run(folder.Path, "run", "small.json");
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        Assert.That(answer.Output + answer.Messages, Does.Contain("test_recall").And.Not.Contain("recall.7"));
        var report = Directory.GetFiles(folder.Path, "report.html", SearchOption.AllDirectories).Single();
        var headings = XDocument.Parse(File.ReadAllText(report)).Descendants("h2").Select(heading => heading.Value);
        Assert.That(
            headings,
            Is.EqualTo(new[] { "Results", "Classes", "Test confusion matrix", "Folds", "Network" }));
    }

    [Test]
    public void A_strangers_metric_says_several_numbers_and_a_table()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path, more: "\"metrics\": [\"margin\"],");
        var run = Run(folder, "run", "small.json", "--json", "--plugins", Lab.TestPlugin("Sample.Good"));
        var metrics = run.Json["metrics"]!;
        var line = JsonNode.Parse(File.ReadLines(Path.Combine(run.Directory, "metrics.jsonl")).First())!;
        var table = TableRecord.Read(run.Directory)["test_margin"];
        var page = XDocument.Parse(File.ReadAllText(Path.Combine(run.Directory, "report.html")));
        Assert.Multiple(() =>
        {
            Assert.That(metrics["test_margin"]!["mean"]!.GetValue<double>(), Is.InRange(-20, 20));
            Assert.That(metrics["test_margin.smallest"]!["std"]!.GetValue<double>(), Is.Positive);
            Assert.That(line["test_margin.3"], Is.Not.Null);
            Assert.That(
                metrics["test_margin.3"]!["mean"]!.GetValue<double>(),
                Is.EqualTo(table.Total![3][0]).Within(1e-12),
                "What is not counted is averaged.");
            Assert.That(table.Total!.Sum(row => row[1]), Is.EqualTo(1).Within(1e-12));
            Assert.That(
                page.Descendants("h2").Select(heading => heading.Value),
                Is.EqualTo(new[] { "Results", "Classes", "Test margin", "Folds", "Network" }));
            Assert.That(
                page.Descendants("td").Select(cell => cell.Value),
                Does.Contain("test margin: smallest").And.Not.Contain("test margin: 3"),
                "What is not a class's is among the results.");
        });
    }

    private static (JsonNode Json, string Directory) Run(TempFolder folder, params string[] arguments)
    {
        var answer = Lab.Run(folder.Path, arguments);
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        var run = JsonNode.Parse(answer.Output)!["runs"]![0]!;
        return (run, Path.Combine(folder.Path, run["directory"]!.GetValue<string>()));
    }
}
