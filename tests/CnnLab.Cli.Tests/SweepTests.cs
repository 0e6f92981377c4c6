using System.Text.Json.Nodes;
using CnnLab.TestKit;
using static CnnLab.Cli.Tests.Refusal;

namespace CnnLab.Cli.Tests;

public sealed class SweepTests
{
    [Test]
    public void Every_trial_of_a_sweep_runs_and_says_what_was_chosen()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var sweep = """{ "parameters": { "training.batch_size": { "values": [25, 50] } }, "seeds": [1, 2] }""";
        var answer = Lab.Run(folder.Path, "run", "small.json", "--json", "--set", $"sweep={sweep}");
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        var runs = JsonNode.Parse(answer.Output)!["runs"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(
                runs.Select(run => run!["labels"]!.ToJsonString()),
                Is.EqualTo(new[]
                {
                    """{"training.batch_size":"25","seed":"1"}""", """{"training.batch_size":"25","seed":"2"}""",
                    """{"training.batch_size":"50","seed":"1"}""", """{"training.batch_size":"50","seed":"2"}""",
                }));
            Assert.That(runs.Select(run => run!["id"]!.GetValue<string>()).Distinct().Count(), Is.EqualTo(4));
            Assert.That(answer.Messages, Does.Contain("training.batch_size=50, seed=1: test_accuracy").And.Contain("4 of 4 done"));
        });
    }

    [TestCase("training.batch_size", "Change it in the sweep")]
    [TestCase("seed", "Set sweep.seeds instead")]
    public void A_value_that_the_sweep_replaces_is_not_taken_and_ignored(string path, string advice)
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var sweep = """{ "parameters": { "training.batch_size": { "values": [25, 50] } }, "seeds": [1, 2] }""";
        Assert.That(
            Refused(folder, "validate", "small.json", "--set", $"sweep={sweep}", "--set", $"{path}=30").Messages,
            Does.Contain($"--set {path}=30 would change nothing").And.Contain(advice));
    }

    [Test]
    public void A_trial_that_does_not_fit_is_named_before_anything_runs()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var sweep = """{ "parameters": { "model.layers.conv1.kernel_size": { "values": [3, 99] } } }""";
        var answer = Lab.Run(folder.Path, "run", "small.json", "--set", $"sweep={sweep}");
        Assert.Multiple(() =>
        {
            Assert.That(answer.ExitCode, Is.EqualTo(2));
            Assert.That(answer.Messages, Does.Contain("layer 'conv1' (conv2d): kernel_size 99x99 does not fit"));
            Assert.That(answer.Messages, Does.Contain("(trial model.layers.conv1.kernel_size=99)"));
            Assert.That(Path.Combine(folder.Path, "runs"), Does.Not.Exist);
        });
    }

    [Test]
    public void A_trial_that_the_data_do_not_fit_is_named_and_the_others_run()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var sweep = """{ "parameters": { "cross_validation.n_splits": { "values": [2, 1000] } } }""";
        var answer = Lab.Run(folder.Path, "run", "small.json", "--json", "--set", $"sweep={sweep}");
        Assert.Multiple(() =>
        {
            Assert.That(answer.ExitCode, Is.EqualTo(2));
            Assert.That(answer.Messages, Does.Contain("n_splits is 1000, the data set has 200 training images"));
            Assert.That(answer.Messages, Does.Contain("(trial cross_validation.n_splits=1000)"));
            Assert.That(JsonNode.Parse(answer.Output)!["runs"]!.AsArray(), Has.Count.EqualTo(1));
        });
    }

    [TestCase("validate")]
    [TestCase("plan")]
    [TestCase("run")]
    public void A_sweep_that_excludes_what_there_is_not_is_refused(string verb)
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var sweep = """
            { "parameters": { "training.epochs": { "values": [1, 2] } }, "exclude": [{ "training.epochs": 3 }] }
            """;
        Assert.That(
            Refused(folder, verb, "small.json", "--set", $"sweep={sweep}").Messages,
            Does.Contain("error: ").And.Contain("No trial has `3` as `training.epochs`."));
    }

    [Test]
    public void Validate_counts_the_trials()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var sweep = """{ "parameters": { "training.epochs": { "values": [1, 2, 3] } } }""";
        var answer = Lab.Run(folder.Path, "validate", "small.json", "--set", $"sweep={sweep}");
        Assert.That(answer.Output, Does.StartWith("small.json: valid, 3 trials of "));
    }
}
