using System.Text.Json.Nodes;
using CnnLab.Hosting;
using CnnLab.Manifests;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

public sealed class CompareTests
{
    private const string Question = """
        "sweep": { "parameters": { "model.layers.pool1": { "values": [
          { "label": "max", "type": "max_pooling2d" }, { "label": "average", "type": "average_pooling2d" } ] } } },
        "comparison": { "factor": "model.layers.pool1", "baseline": "max", "metric": "test_loss", "rope": 0.01 },
        """;

    [Test]
    public void Compare_answers_what_the_manifest_asks_and_what_the_command_line_asks_and_calls_broken_pairs_unpaired()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path, more: Question);
        var run = Lab.Run(
            folder.Path, "run", "small.json", "--set", "cross_validation.n_splits=3", "--set", "training.epochs=1");
        Assert.That(run.ExitCode, Is.Zero, run.Messages);

        var answer = Lab.Run(folder.Path, "compare", "runs");
        var json = Lab.Run(folder.Path, "compare", "runs/small", "--metric", "test_accuracy", "--json");
        var result = JsonNode.Parse(json.Output)!;
        var pair = result["blocks"]![0]!["pairs"]![0]!;
        Assert.Multiple(() =>
        {
            Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
            Assert.That(answer.Output, Does.StartWith(
                "model.layers.pool1 by test_loss, of which the smaller is better: 2 variants"));
            Assert.That(answer.Output, Does.Contain("\npaired: ").And.Contain("corrected resampled t"));
            Assert.That(answer.Output, Does.Match(@"[12] +max \(baseline\) ").And.Match("average - max +[+-]"));
            Assert.That(answer.Output, Does.Contain("probably better").And.Contain("3 of 3"));
            Assert.That(result["question"]!["goal"]!.ToString(), Is.EqualTo("maximize"));
            Assert.That(result["is_paired"]!.GetValue<bool>(), Is.True);
            Assert.That(result["choice"]!["test"]!.ToString(), Is.EqualTo("corrected_resampled_t"));
            Assert.That(pair["second"]!.ToString(), Is.EqualTo("max"));
            Assert.That(pair["differences"]!.AsArray(), Has.Count.EqualTo(3));
            Assert.That(result["blocks"]![0]!["scores"]![0]!["runs"]!.AsArray(), Has.Count.EqualTo(1));
        });

        Reseed(Directory.GetDirectories(folder["runs/small"])[0]);
        var broken = Lab.Run(folder.Path, "compare", "runs");
        Assert.That(broken.ExitCode, Is.Zero, broken.Messages);
        Assert.That(
            broken.Output, Does.Contain("\nunpaired: ").And.Contain("The seed is ").And.Not.Contain("\npaired"));
    }

    [TestCase("There is no folder runs", "runs")]
    [TestCase("There are no runs in .", ".")]
    [TestCase("--alpha is '2'. Expected a number above 0 and below 1.", "runs", "--alpha", "2")]
    [TestCase("--rope is 'wide'. Expected a number", "runs", "--rope", "wide")]
    public void What_is_wrong_with_the_question_is_the_users_to_mend(string message, params string[] arguments)
    {
        using var folder = new TempFolder();
        var answer = Lab.Run(folder.Path, ["compare", .. arguments]);
        Assert.That(answer.ExitCode, Is.EqualTo(2));
        Assert.That(answer.Messages, Does.Contain(message));
    }

    [TestCase("test_acuracy", Severity.Error, "this training does not measure 'test_acuracy'. Did you mean "
        + "'test_accuracy'? Of the scored images it measures test_loss, test_accuracy.")]
    [TestCase("acuracy", Severity.Error, "this training does not measure 'acuracy'. Did you mean 'test_accuracy'?")]
    [TestCase("test_recall", Severity.Error, "this training does not measure 'test_recall'.")]
    [TestCase("val_accuracy", Severity.Error, "'val_accuracy' is there only with training.validation_split.")]
    [TestCase("accuracy", Severity.Warning, "'accuracy' is of the images that were learned from")]
    [TestCase("test_accuracy", null, "")]
    [TestCase("test_loss", null, "")]
    public void A_metric_that_the_manifest_does_not_measure_is_found_before_training(
        string metric, Severity? severity, string message)
    {
        using var folder = new TempFolder();
        var path = SmallManifest.Write(folder.Path, more: Question);
        var builtIn = Path.Combine(Path.GetDirectoryName(Lab.Program)!, "plugins");
        var batch = new ExperimentLoader(new PluginStore(), [builtIn], data => new DataFiles(data))
            .LoadBatch(path, [("comparison.metric", metric)]);
        var finding = batch.Findings.SingleOrDefault();
        Assert.That((finding?.Severity, batch.IsValid), Is.EqualTo((severity, severity != Severity.Error)));
        Assert.That(finding?.Message ?? "", Does.StartWith(message));
        Assert.That(finding?.Path ?? "comparison.metric", Is.EqualTo("comparison.metric"));
    }

    /// <summary>Makes a run's record one of another seed.</summary>
    private static void Reseed(string run)
    {
        var path = Path.Combine(run, "provenance.json");
        var text = File.ReadAllText(path);
        Assert.That(text, Does.Contain("\"seed\": 3"));
        File.WriteAllText(path, text.Replace("\"seed\": 3", "\"seed\": 4"));
    }
}
