using System.Text.Json.Nodes;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

public sealed class RunTests
{
    private static JsonNode RunJson(TempFolder folder, params string[] more)
    {
        var answer = Lab.Run(folder.Path, ["run", "small.json", "--json", .. more]);
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        return JsonNode.Parse(answer.Output)!["runs"]![0]!;
    }

    private static string Directory(TempFolder folder, JsonNode run) =>
        Path.Combine(folder.Path, run["directory"]!.GetValue<string>());

    [Test]
    public void A_run_leaves_a_whole_directory_and_one_JSON_object()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var run = RunJson(folder);
        var directory = Directory(folder, run);
        Assert.Multiple(() =>
        {
            Assert.That(run["status"]!.GetValue<string>(), Is.EqualTo("completed"));
            Assert.That(run["metrics"]!["test_accuracy"]!["values"]!.AsArray(), Has.Count.EqualTo(2));
            foreach (var file in new[]
            {
                "manifest.json", "resolved.json", "provenance.json", "status.json", "metrics.jsonl", "folds.json",
                "log.txt", "result.json", "report.html",
            })
            {
                Assert.That(Path.Combine(directory, file), Does.Exist);
            }

            Assert.That(File.ReadAllLines(Path.Combine(directory, "metrics.jsonl")), Has.Length.EqualTo(4));
            Assert.That(
                File.ReadAllBytes(Path.Combine(directory, "manifest.json")),
                Is.EqualTo(File.ReadAllBytes(Path.Combine(folder.Path, "small.json"))));
            Assert.That(
                System.IO.Directory.GetFiles(Path.Combine(directory, "plots")).Select(Path.GetExtension).Distinct(),
                Is.EquivalentTo(new[] { ".png", ".svg" }));
            Assert.That(System.IO.Directory.GetFiles(Path.Combine(directory, "checkpoints")), Has.Length.EqualTo(2));
        });
    }

    [Test]
    public void A_callback_leaves_the_best_checkpoint_of_every_fold_beside_the_last()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var callback = """[{ "type": "model_checkpoint", "monitor": "loss" }]""";
        var run = RunJson(folder, "--set", $"training.callbacks={callback}");
        Assert.That(
            System.IO.Directory.GetFiles(Path.Combine(Directory(folder, run), "checkpoints")).Select(Path.GetFileName),
            Is.EquivalentTo(new[]
            {
                "repeat1-fold1-best.cnnlab", "repeat1-fold1-last.cnnlab", "repeat1-fold2-best.cnnlab",
                "repeat1-fold2-last.cnnlab",
            }));
    }

    [TestCase("simd")]
    [TestCase("managed")]
    [TestCase("openblas")]
    public void Two_runs_and_other_thread_counts_give_the_same_metrics_and_weights(string provider)
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        (string Metrics, string Weights) Numbers(int threads, string output)
        {
            // In a folder of its own: what is done already would not be run again.
            var answer = Lab.Run(
                folder.Path, "run", "small.json", "--json", "--set", $"output.directory={output}",
                "--set", $"compute.provider={provider}", "--set", $"compute.threads={threads}");
            if (answer.ExitCode != 0 && answer.Messages.Contains("OpenBLAS", StringComparison.OrdinalIgnoreCase))
            {
                Assert.Ignore("OpenBLAS is not installed: " + answer.Messages);
            }

            Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
            var run = JsonNode.Parse(answer.Output)!["runs"]![0]!;
            var lines = File.ReadAllLines(Path.Combine(Directory(folder, run), "metrics.jsonl")).Select(WithoutSeconds);
            var weights = run["folds"]!.AsArray().Select(fold => fold!["weights_sha256"]);
            return (string.Join('\n', lines), string.Join(' ', weights));
        }

        var first = Numbers(1, "first");
        Assert.That(first.Metrics, Does.Contain("test_accuracy"));
        Assert.That(Numbers(1, "again"), Is.EqualTo(first));
        Assert.That(Numbers(2, "two"), Is.EqualTo(first));
    }

    [Test]
    public void The_resolved_manifest_of_a_run_runs_and_gives_the_same_numbers()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var first = RunJson(folder);
        File.Copy(
            Path.Combine(Directory(folder, first), "resolved.json"),
            Path.Combine(folder.Path, "small.json"),
            overwrite: true);
        var second = RunJson(folder, "--set", "output.directory=elsewhere");
        Assert.That(Directory(folder, second), Does.Contain("elsewhere"));
        Assert.That(second["metrics"]!.ToJsonString(), Is.EqualTo(first["metrics"]!.ToJsonString()));
        Assert.That(second["id"]!.GetValue<string>(), Is.EqualTo(first["id"]!.GetValue<string>()));
    }

    [Test]
    public void Set_changes_a_value_and_replaces_a_layer_by_name()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var run = RunJson(folder, "--set", "training.epochs=1", "--set", "model.layers.pool1.type=average_pooling2d");
        var resolved = JsonNode.Parse(File.ReadAllText(Path.Combine(Directory(folder, run), "resolved.json")))!;
        Assert.Multiple(() =>
        {
            Assert.That(resolved["training"]!["epochs"]!.GetValue<int>(), Is.EqualTo(1));
            Assert.That(resolved["model"]!["layers"]![1]!["type"]!.GetValue<string>(), Is.EqualTo("average_pooling2d"));
        });
    }

    [Test]
    public void Several_manifests_run_one_after_the_other_and_every_run_has_a_directory_of_its_own()
    {
        using var folder = new TempFolder();
        var other = File.ReadAllText(SmallManifest.Write(folder.Path)).Replace("\"seed\": 3", "\"seed\": 4");
        File.WriteAllText(Path.Combine(folder.Path, "small2.json"), other);
        var answer = Lab.Run(folder.Path, "run", "small*.json", "--json", "--set", "training.epochs=1");
        var directories = JsonNode.Parse(answer.Output)!["runs"]!.AsArray()
            .Select(run => run!["directory"]!.GetValue<string>())
            .ToList();
        Assert.That(directories, Has.Count.EqualTo(2));
        Assert.That(directories, Is.Unique);
    }

    [Test]
    public void Progress_goes_to_standard_error_in_plain_lines_with_the_time_left()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var answer = Lab.Run(folder.Path, "run", "small.json");
        Assert.Multiple(() =>
        {
            Assert.That(answer.Messages, Does.Match("small: fold 2/2 epoch 1/2, loss .* test_accuracy .* left"));
            Assert.That(answer.Output, Does.Contain("test_accuracy").And.Contain("report.html"));
            Assert.That(answer.Output + answer.Messages, Does.Not.Contain("\u001b["), "No colours into a pipe.");
        });
    }

    private static string WithoutSeconds(string line)
    {
        var json = JsonNode.Parse(line)!.AsObject();
        json.Remove("seconds");
        return json.ToJsonString();
    }
}
