using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace CnnLab.Experiments.Tests;

/// <summary>What a run shows of single classes and of confusion matrices.</summary>
public class ClassReportTests
{
    private static readonly string[] Odd = ["T-shirt/top", "<script>alert(\"1\")</script>&\u0001"];

    [Test]
    public void The_scores_of_the_classes_are_a_table_with_their_support()
    {
        var html = Report(Odd, Scores(Odd), tables: null);
        var table = Section(html, "Classes");
        Assert.That(Cells(table, "th"), Is.EqualTo(new[] { "class", "support", "test recall", "test f1 score" }));
        // Two folds, each with the first two images as its scored ones: labels 0 and 1.
        Assert.That(Cells(table, "td"), Is.EqualTo(new[]
        {
            Odd[0], "2", "0.5000 ± 0.0000", "0.2000 ± 0.0000",
            Odd[1].Replace('\u0001', '\ufffd'), "2", "0.7500 ± 0.0000", "0.4000 ± 0.0000",
            "all", "4", "0.6250 ± 0.0000", "–",
        }));
    }

    [Test]
    public void Single_classes_are_neither_among_the_results_nor_in_the_folds_nor_a_curve()
    {
        var html = Report(Odd, Scores(Odd), tables: null);
        Assert.That(Cells(Section(html, "Results"), "td"), Does.Contain("test recall").And.None.Contain("T-shirt"));
        Assert.That(Cells(Section(html, "Folds"), "th"), Does.Contain("test recall").And.None.Contain("T-shirt"));
        Assert.That(
            html.Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value),
            Does.Contain("Recall").And.None.Contain("T-shirt"));
    }

    [Test]
    public void They_are_in_the_result_like_any_other_metric()
    {
        using var folder = new TempFolder();
        var directory = Record(folder, Odd, Scores(Odd), tables: null);
        var metrics = JsonNode.Parse(File.ReadAllText(directory.ResultFile))!["metrics"]!;
        Assert.That((double)metrics["test_recall.T-shirt/top"]!["mean"]!, Is.EqualTo(0.5));
        Assert.That(metrics[$"test_recall.{Odd[1]}"]!["values"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That(MetricsFile.Read(directory.MetricsFile)[0].Metrics[$"test_recall.{Odd[1]}"], Is.EqualTo(0.75));
        Assert.That(RunSummary.Read(directory.FullPath).HeadlineMetric(), Is.EqualTo("test_accuracy"));
    }

    [Test]
    public void A_small_matrix_has_every_number_on_a_shade()
    {
        var html = Report(Odd, [], Matrix(Odd, new double[,] { { 90, 10 }, { 0, 5 } }));
        var table = Section(html, "Test confusion matrix");
        var cells = table.Descendants("tbody").Single().Descendants("td").ToArray();
        Assert.That(cells.Select(cell => cell.Value), Is.EqualTo(new[] { "180", "20", "0", "10" }));
        Assert.That(
            cells.Select(cell => cell.Attribute("class")!.Value),
            Is.EqualTo(new[] { "right", "other", "other none", "right" }));
        // Right ones are shaded against the best class, 100 %, wrong ones against the most frequent mistake, 10 %.
        Assert.That(cells.Select(Shade), Is.EqualTo(new[] { 0.9 * 0.45, 0.45, 0, 0.45 }).Within(1e-9));
        Assert.That(cells[1].Attribute("title")!.Value, Does.EndWith("20 (10.0 % of the row)"));
        Assert.That(table.Descendants("p").Single().Value, Does.Contain("The sum of 2 folds"));
        Assert.That(table.Descendants("tbody").Descendants("th").First().Value, Is.EqualTo("T-shirt/top"));
    }

    [Test]
    public void Of_a_large_matrix_the_most_confused_pairs_are_shown()
    {
        string[] classes = [.. Enumerable.Range(0, 31).Select(i => $"class {i}")];
        var values = new double[31, 31];
        for (var i = 0; i < 31; i++)
        {
            (values[i, i], values[i, (i + 1) % 31]) = (1000, i + 1);
        }

        var table = Section(Report(classes, [], Matrix(classes, values)), "Test confusion matrix");
        var rows = table.Descendants("tbody").Single().Elements().Select(row => Cells(row, "td")).ToArray();
        Assert.That(rows, Has.Length.EqualTo(30));
        Assert.That(rows[0], Is.EqualTo(new[] { "class 30", "class 0", "62", "3.0 %" }));
        Assert.That(rows[29], Is.EqualTo(new[] { "class 1", "class 2", "4", "0.2 %" }));
        Assert.That(Cells(table, "p")[0], Is.EqualTo("The 30 largest of 31 cells off the diagonal that are not 0."));
    }

    [Test]
    public void Many_classes_are_folded_away()
    {
        string[] classes = [.. Enumerable.Range(0, 31).Select(i => $"class {i}")];
        var html = Report(classes, Scores(classes), tables: null);
        Assert.That(Cells(html, "summary"), Does.Contain("The 31 classes one by one"));
        Assert.That(Cells(Section(html, "Classes"), "td"), Does.Contain("class 30"));
    }

    [Test]
    public void Where_a_fold_diverged_there_is_no_sum_and_the_report_says_so()
    {
        using var folder = new TempFolder();
        var directory = Record(folder, Odd, [], Matrix(Odd, new double[,] { { 9, 1 }, { 0, 5 } }), divergingFold: 2);
        var section = Section(XDocument.Parse(File.ReadAllText(directory.ReportFile)).Root!, "Test confusion matrix");
        Assert.That(Cells(section, "p")[0], Is.EqualTo("1 of 2 folds have no table."));
        Assert.That(section.Descendants("table"), Is.Empty);
    }

    [Test]
    public void A_table_of_other_numbers_is_shaded_by_them()
    {
        MetricTable table = new("class", ["a", "b"], "mean", ["margin"], new double[,] { { 0.5 }, { -2 } });
        var cells = Section(
            Report(["a", "b"], [], new Dictionary<string, MetricTable> { ["test_margin"] = table }), "Test margin")
            .Descendants("tbody").Single().Descendants("td").ToArray();
        Assert.That(cells.Select(cell => cell.Value), Is.EqualTo(new[] { "0.5000", "-2.0000" }));
        Assert.That(cells.Select(Shade), Is.EqualTo(new[] { 0.45, 0 }));
    }

    private static Dictionary<string, double> Scores(string[] classes) => new()
    {
        ["test_recall"] = 0.625,
        [$"test_recall.{classes[0]}"] = 0.5,
        [$"test_recall.{classes[1]}"] = 0.75,
        [$"test_f1_score.{classes[0]}"] = 0.2,
        [$"test_f1_score.{classes[1]}"] = 0.4,
        [$"recall.{classes[0]}"] = 1,
    };

    private static Dictionary<string, MetricTable> Matrix(string[] classes, double[,] values) => new()
    {
        ["test_confusion_matrix"] =
            new MetricTable("true class", classes, "predicted class", classes, values) { HasCounts = true },
    };

    private static XElement Report(
        string[] classes, Dictionary<string, double> metrics, Dictionary<string, MetricTable>? tables)
    {
        using var folder = new TempFolder();
        var page = File.ReadAllText(Record(folder, classes, metrics, tables).ReportFile);
        Assert.That(page, Does.Not.Contain("<script"));
        return XDocument.Parse(page).Root!;
    }

    private static RunDirectory Record(
        TempFolder folder,
        string[] classes,
        Dictionary<string, double> metrics,
        Dictionary<string, MetricTable>? tables,
        int divergingFold = 0)
    {
        var (directory, time) = (Some.Directory(folder), new ManualTime());
        var network = new NetworkRecord
        {
            InputShape = [1],
            ClassNames = classes,
            Preprocessing = new PreprocessingRecord { Normalize = Normalization.Unit },
            Components = [],
        };
        var header = Some.Header() with { Inputs = Some.Inputs with { Network = network } };
        var recorder = new RunRecorder(directory, header, time);
        new FakeRun(recorder, time, folds: 2, epochs: 2)
        {
            MoreMetrics = metrics,
            Tables = _ => tables ?? [],
            DivergingFold = divergingFold,
        }.All();
        recorder.Complete();
        return directory;
    }

    private static XElement Section(XElement html, string heading) => html.Descendants("section")
        .Single(section => section.Element("h2")?.Value == heading);

    private static string[] Cells(XElement element, string name) =>
        [.. element.Descendants(name).Select(cell => cell.Value)];

    private static double Shade(XElement cell) =>
        double.Parse(cell.Attribute("style")!.Value["--shade:".Length..], CultureInfo.InvariantCulture);
}
