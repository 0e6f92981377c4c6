using System.Text.Json.Nodes;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

/// <summary>A batch with one crime after the other, and a good trial beside each.</summary>
public sealed class CrimeTests
{
    private static readonly (string Layer, string Status, string Reason)[] Crimes =
    [
        ("throws_in_forward", "failed", "I would rather not"),
        ("returns_nan", "diverged", "the loss became NaN"),
        ("writes_too_much", "failed", "Destination is too short"),
        ("loops_forever", "timed_out", @"it took longer than 30 s \(execution.timeout_minutes\)"),
        ("overflows_stack", "failed", "its process overflowed its stack"),
        ("exits_process", "failed", "its process ended with exit code 3 in the middle of the trial"),
        ("fails_fast", "failed", @"its process ended itself \(Environment.FailFast\): enough of this"),
        ("allocates_too_much", "failed", "utOfMemory|out of memory"),
        ("crashes_natively", "failed", "its process crashed in native code"),
        ("throws_on_thread", "failed", "nobody waits for me"),
        ("writes_metrics", "failed", "somebody else has written into the run's metrics.jsonl"),
        ("floods_console", "completed", ""),
        ("writes_half_a_line", "completed", ""),
        ("leaves_a_child", "failed", "its process ended with exit code 4 in the middle of the trial"),
    ];

    [Test]
    public void Each_crime_costs_its_own_trial_and_is_called_by_its_name()
    {
        using var folder = new TempFolder();
        Write(folder.Path);
        var answer = Lab.Run(folder.Path, "run", "crimes.json", "--jobs", "2", "--json");
        var runs = JsonNode.Parse(answer.Output)!["runs"]!.AsArray();
        var found = runs.ToLookup(run => run!["labels"]!["model.layers.crime"]!.GetValue<string>());
        Assert.Multiple(() =>
        {
            Assert.That(answer.ExitCode, Is.EqualTo(1), answer.Messages);
            foreach (var (layer, status, reason) in Crimes)
            {
                var run = found[layer].Single()!;
                var record = JsonNode.Parse(File.ReadAllText(
                    Path.Combine(run["directory"]!.GetValue<string>(), "status.json")))!;
                Assert.That(run["status"]!.GetValue<string>(), Is.EqualTo(status), layer);
                Assert.That($"{run["reason"]}", Does.Match(reason), layer);
                Assert.That($"{record["status"]} {record["reason"]}", Is.EqualTo($"{run["status"]} {run["reason"]}"), layer);
            }

            Assert.That(
                found.Where(group => group.Key.StartsWith("good", StringComparison.Ordinal))
                    .Select(group => group.Single()!["status"]!.GetValue<string>()),
                Is.EqualTo(Enumerable.Repeat("completed", Crimes.Length)));
            Assert.That(answer.Messages, Does.Not.Contain("   at "), "No stack trace without --verbose.");
        });
    }

    private static void Write(string folder)
    {
        var trials = Crimes.SelectMany((crime, index) => new[]
        {
            $$"""{ "label": "good{{index}}", "type": "dropout", "rate": 0.{{index:D2}} }""",
            $$"""{ "label": "{{crime.Layer}}", "type": "{{crime.Layer}}" }""",
        });
        File.WriteAllText(Path.Combine(folder, "crimes.json"), $$"""
            {
              "manifest_version": 1,
              "name": "crimes",
              "plugins": [{ "path": "{{Lab.TestPlugin("Sample.Hostile")}}" }],
              "dataset": { "type": "synthetic_digits", "train_count": 100, "test_count": 20 },
              "model": { "layers": [
                { "name": "flat", "type": "flatten" },
                { "name": "crime", "type": "activation", "activation": "relu" },
                { "name": "out", "type": "dense", "units": 10, "activation": "softmax" } ] },
              "loss": { "type": "categorical_crossentropy" },
              "optimizer": { "type": "sgd", "learning_rate": 0.05 },
              "training": { "epochs": 2, "batch_size": 20 },
              "sweep": { "parameters": { "model.layers.crime": { "values": [ {{string.Join(", ", trials)}} ] } } },
              "execution": { "timeout_minutes": 0.5, "memory_limit_megabytes": 600 }
            }
            """);
    }
}
