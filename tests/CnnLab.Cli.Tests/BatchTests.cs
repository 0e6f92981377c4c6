using System.Text.Json.Nodes;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

/// <summary>Batches by the command line: planned, run, run again.</summary>
public sealed class BatchTests
{
    private const string TwoTrials = """
        "sweep": { "parameters": { "training.epochs": { "values": [1, 2] } } },
        """;

    private TempFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TempFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    private Lab.Answer Cnnlab(params string[] arguments) => Lab.Run(_folder.Path, arguments);

    private static JsonArray Runs(Lab.Answer answer) => JsonNode.Parse(answer.Output)!["runs"]!.AsArray();

    private DateTime[] LastWrites() =>
    [
        .. Directory.GetFiles(_folder["runs"], "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(File.GetLastWriteTimeUtc),
    ];

    [Test]
    public void A_batch_that_is_done_is_not_run_again_and_one_that_failed_only_on_demand()
    {
        SmallManifest.Write(_folder.Path, more: TwoTrials);
        var first = Cnnlab("run", "small.json", "--json");
        Assert.That(first.ExitCode, Is.Zero, first.Messages);
        var writes = LastWrites();

        var again = Cnnlab("run", "small.json", "--json");
        Assert.That((again.ExitCode, again.Output), Is.EqualTo((0, first.Output)));
        Assert.That(again.Messages, Does.Contain("2 trials already done"));
        Assert.That(LastWrites(), Is.EqualTo(writes));

        var directory = Runs(first)[0]!["directory"]!.GetValue<string>();
        var status = Path.Combine(directory, "status.json");
        File.WriteAllText(
            status,
            File.ReadAllText(status).Replace("\"completed\"", "\"failed\"").Replace("\"reason\": null", "\"reason\": \"it threw\""));
        var kept = Cnnlab("run", "small.json");
        Assert.That(kept.ExitCode, Is.EqualTo(1));
        Assert.That(kept.Messages, Does.Contain("training.epochs=1: failed: it threw").And.Contain("--only failed"));

        var repeated = Cnnlab("run", "small.json", "--json", "--only", "failed");
        Assert.That(repeated.ExitCode, Is.Zero, repeated.Messages);
        Assert.That(repeated.Messages, Does.Contain("training.epochs=1: test_accuracy").And.Contain("1 of 1 done"));
        Assert.That(
            Runs(repeated).Select(run => run!["metrics"]!.ToJsonString()),
            Is.EqualTo(Runs(first).Select(run => run!["metrics"]!.ToJsonString())));
        Assert.That(Directory.GetDirectories(_folder["runs", "small"]), Has.Length.EqualTo(2), "no -2");
    }

    [Test]
    public void What_a_run_is_a_run_of_is_in_its_provenance()
    {
        SmallManifest.Write(_folder.Path);
        var run = Runs(Cnnlab("run", "small.json", "--json", "--set", "training.epochs=1"))[0]!;
        var provenance = JsonNode.Parse(
            File.ReadAllText(Path.Combine(run["directory"]!.GetValue<string>(), "provenance.json")))!;
        var planned = Cnnlab("plan", "small.json", "--json", "--no-timing", "--set", "training.epochs=1");
        var trial = JsonNode.Parse(planned.Output)!["trials"]![0]!;
        Assert.Multiple(() =>
        {
            Assert.That(provenance["id"]!.GetValue<string>(), Is.EqualTo(run["id"]!.GetValue<string>()));
            Assert.That(trial["id"]!.GetValue<string>(), Is.EqualTo(run["id"]!.GetValue<string>()));
            Assert.That(trial["state"]!.GetValue<string>(), Is.EqualTo("completed"));
            Assert.That(provenance["trial_key"]!.GetValue<string>(), Does.Match("^[0-9a-f]{12}$"));
        });
    }

    [Test]
    public void The_plan_of_200_trials_with_3_bad_ones_names_exactly_those_with_layer_and_sizes()
    {
        const int Trials = 200;
        int[] bad = [17, 99, 198];
        var list = Enumerable.Range(1, Trials).Select(number => bad.Contains(number)
            ? $$"""{ "model.layers.conv1.filters": {{number}}, "model.layers.conv1.kernel_size": 29 }"""
            : $$"""{ "model.layers.conv1.filters": {{number}} }""");
        SmallManifest.Write(
            _folder.Path, more: $"\"sweep\": {{ \"method\": \"list\", \"list\": [{string.Join(", ", list)}] }},");
        var answer = Cnnlab("plan", "small.json", "--no-timing");
        var invalid = answer.Output.Split('\n').Where(line => line.StartsWith("invalid: ")).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(answer.ExitCode, Is.EqualTo(2));
            Assert.That(invalid, Has.Length.EqualTo(3));
            foreach (var (line, number) in invalid.Zip(bad))
            {
                Assert.That(line, Does.Contain($"filters={number},").And.Contain("layer 'conv1' (conv2d)")
                    .And.Contain("kernel_size 29x29 does not fit its input [1, 28, 28]").And.Match(@"small\.json:\d+:\d+"));
            }

            Assert.That(answer.Output, Does.Contain("200 trials: 197 missing, 3 invalid"));
            Assert.That(answer.Output, Does.Not.Contain("filters=18"), "A large batch is not listed.");
            Assert.That(Directory.GetFileSystemEntries(_folder.Path), Has.Length.EqualTo(1), "Nothing is written.");
        });
    }

    [Test]
    public void A_plan_has_sizes_work_and_times_and_says_what_is_the_same()
    {
        SmallManifest.Write(_folder.Path, more: """
            "sweep": { "method": "list", "list": [
              { "training.epochs": 2 }, { "training.batch_size": 16 }, { "model.layers.conv1.filters": 8 }] },
            """);
        var answer = Cnnlab("plan", "small.json", "--json", "--jobs", "2");
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        var trials = JsonNode.Parse(answer.Output)!["trials"]!.AsArray();
        var totals = JsonNode.Parse(answer.Output)!["totals"]!;
        Assert.Multiple(() =>
        {
            // Two folds of two epochs; 100 of 200 images in steps of 16.
            Assert.That(trials[0]!["steps"]!.GetValue<int>(), Is.EqualTo(2 * 2 * 7));
            Assert.That(trials[0]!["network"]!["parameters"]!.GetValue<int>(), Is.EqualTo(40 + 6770));
            Assert.That(trials[1]!["same_as"]!.ToJsonString(), Is.EqualTo("""{"training.epochs":"2"}"""));
            Assert.That(
                trials[2]!["memory_bytes"]!.GetValue<long>(),
                Is.GreaterThan(trials[0]!["memory_bytes"]!.GetValue<long>()));
            Assert.That(trials[2]!["seconds"]!.GetValue<double>(), Is.Positive);
            Assert.That(totals["due"]!.GetValue<int>(), Is.EqualTo(2));
            Assert.That(totals["due_seconds"]!.GetValue<double>(), Is.Positive);
            Assert.That(_folder["runs"], Does.Not.Exist);
        });
    }

    [Test]
    public void A_plan_of_few_trials_is_a_table_and_max_runs_holds()
    {
        SmallManifest.Write(_folder.Path, more: """
            "sweep": { "parameters": { "training.epochs": { "values": [5, 6, 7] } }, "seeds": [1, 2], "max_runs": 4 },
            """);
        var answer = Cnnlab("plan", "small.json", "--no-timing");
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        Assert.That(answer.Output, Does.Match("training.epochs +seed +state").And.Match(" 6 +2 +missing")
            .And.Not.Match(" 7 +1 +missing").And.Contain("4 trials: 4 missing"));
        Assert.That(answer.Messages, Does.Contain("`max_runs` 4 leaves out 2 runs."));
    }

    [Test]
    public void A_lock_refuses_another_plugin_and_names_it_with_both_hashes()
    {
        var plugin = _folder["plugins", "Sample.Good.dll"];
        Directory.CreateDirectory(_folder["plugins"]);
        File.Copy(Lab.TestPlugin("Sample.Good"), plugin);
        SmallManifest.Write(_folder.Path, more: """
            "plugins": [{ "path": "plugins/Sample.Good.dll" }],
            """, layers: SmallManifest.Layers.Replace("max_pooling2d", "rms_pooling2d"));
        var none = Cnnlab("plan", "small.json", "--no-timing", "--locked");
        Assert.That((none.ExitCode, none.Messages.Contains("there is no ", StringComparison.Ordinal)), Is.EqualTo((2, true)));
        Assert.That(Cnnlab("lock", "small.json").ExitCode, Is.Zero);
        var locked = File.ReadAllText(_folder["cnnlab.lock.json"]);
        Assert.That(locked, Does.Contain("CnnLab.Plugins.Layers").And.Contain("Sample.Good"));
        Assert.That(Cnnlab("plan", "small.json", "--no-timing", "--locked").ExitCode, Is.Zero);

        File.WriteAllBytes(plugin, [.. File.ReadAllBytes(plugin), 0]);
        var hashes = new[] { File.ReadAllBytes(Lab.TestPlugin("Sample.Good")), File.ReadAllBytes(plugin) }
            .Select(bytes => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))).ToArray();
        var refused = Cnnlab("run", "small.json", "--locked");
        var warned = Cnnlab("plan", "small.json", "--no-timing");
        Assert.Multiple(() =>
        {
            Assert.That((refused.ExitCode, warned.ExitCode), Is.EqualTo((2, 0)));
            Assert.That(refused.Messages, Does.Contain("error: plugin Sample.Good is another one")
                .And.Contain($"({hashes[0]}), found").And.Contain($"({hashes[1]})."));
            Assert.That(warned.Messages, Does.Contain("warning: plugin Sample.Good is another one"));
            Assert.That(_folder["runs"], Does.Not.Exist);
        });
    }

    [Test]
    public void A_run_keeps_the_manifest_as_given_and_what_it_extends()
    {
        var given = File.ReadAllText(SmallManifest.Write(_folder.Path));
        File.Move(_folder["small.json"], _folder["base.json"]);
        const string Child = """{ "extends": "base.json", "training": { "epochs": 1 } } // short""";
        File.WriteAllText(_folder["child.json"], Child);
        var answer = Cnnlab("run", "child.json", "--json");
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        var directory = Runs(answer)[0]!["directory"]!.GetValue<string>();
        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(Path.Combine(directory, "manifest.json")), Is.EqualTo(Child));
            Assert.That(File.ReadAllText(Path.Combine(directory, "bases", "1-base.json")), Is.EqualTo(given));
            Assert.That(
                File.ReadAllText(Path.Combine(directory, "resolved.json")),
                Does.Not.Contain("extends").And.Contain("\"epochs\": 1"));
        });
    }

    [Test]
    public void A_word_that_only_does_not_know_is_refused() =>
        Assert.That(Cnnlab("run", "small.json", "--only", "broken").Messages, Does.Contain("Expected one of failed, missing and stale"));
}
