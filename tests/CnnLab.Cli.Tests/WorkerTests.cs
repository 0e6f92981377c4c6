using System.Diagnostics;
using System.Text.Json.Nodes;
using CnnLab.Experiments;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

/// <summary>Batches in worker processes: side by side, killed as a whole and one by one.</summary>
public sealed class WorkerTests
{
    private const string Batch = """
        "sweep": { "parameters": {
          "model.layers.pool1.type": { "values": ["max_pooling2d", "stochastic_pooling2d"] },
          "optimizer.learning_rate": { "values": [0.05, 0.01] } } },
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static Dictionary<string, Dictionary<string, string>>? _undisturbed;

    private TempFolder _folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = new TempFolder();
        SmallManifest.Write(_folder.Path, more: Batch);
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Trials_side_by_side_have_the_bytes_of_runs_by_themselves()
    {
        Run("--jobs", "2");
        using var alone = new TempFolder();
        SmallManifest.Write(alone.Path);
        foreach (var pooling in (string[])["max_pooling2d", "stochastic_pooling2d"])
        {
            foreach (var rate in (string[])["0.05", "0.01"])
            {
                var answer = Lab.Run(
                    alone.Path, "run", "small.json", "--set", "training.epochs=6",
                    "--set", $"model.layers.pool1.type={pooling}", "--set", $"optimizer.learning_rate={rate}");
                Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
            }
        }

        // A run by itself was not chosen by a sweep.
        Compare(Contents(_folder.Path), Contents(alone.Path), but: "result.json");
    }

    [Test]
    public void A_batch_that_is_killed_again_and_again_ends_with_the_same_bytes_and_leaves_no_worker()
    {
        var random = RandomStream.For(7, "kills");
        for (var kill = 0; kill < 4; kill++)
        {
            using var batch = Start("--jobs", "2");
            WaitFor(() => Workers().Count > 0 || batch.HasExited);
            Thread.Sleep(random.NextInt32(1500));
            var workers = Workers();
            batch.Kill();
            WaitFor(() => workers.TrueForAll(HasEnded));
        }

        Run("--jobs", "2");
        Compare(Contents(_folder.Path), Undisturbed());
    }

    [Test]
    public void A_worker_that_is_killed_costs_its_trial_a_try_and_no_byte()
    {
        using var batch = Start("--jobs", "2", "--set", "execution.max_retries=3");
        WaitFor(() => Workers().Count > 0);
        using (var worker = Process.GetProcessById(Workers()[0]))
        {
            worker.Kill();
        }

        var answer = batch.Wait();
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        Assert.That(answer.Messages, Does.Contain("its process was ended by signal 9").And.Contain("try 2 of 4"));
        Compare(Contents(_folder.Path), Undisturbed());
    }

    [Test]
    public void A_worker_that_is_killed_without_a_further_try_leaves_a_trial_that_goes_on_the_next_time()
    {
        using (var batch = Start("--jobs", "2"))
        {
            WaitFor(() => Workers().Count > 0);
            using (var worker = Process.GetProcessById(Workers()[0]))
            {
                worker.Kill();
            }

            Assert.That(batch.Wait().ExitCode, Is.EqualTo(1));
        }

        Run("--jobs", "1");
        Compare(Contents(_folder.Path), Undisturbed());
    }

    [Test]
    public void Of_two_batches_at_once_each_does_a_part_and_both_have_all_results()
    {
        using (var first = Start("--jobs", "1", "--json"))
        using (var second = Start("--jobs", "1", "--json"))
        {
            foreach (var answer in (Lab.Answer[])[first.Wait(), second.Wait()])
            {
                Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
                Assert.That(
                    JsonNode.Parse(answer.Output)!["runs"]!.AsArray().Select(run => (string?)run!["status"]),
                    Is.EqualTo(Enumerable.Repeat("completed", 4)));
            }
        }

        foreach (var run in Directory.GetDirectories(_folder["runs", "small"]))
        {
            var begins = File.ReadLines(Path.Combine(run, "log.txt")).Count(line => line.Contains("begins") || line.Contains("goes on"));
            Assert.That(begins, Is.EqualTo(1), run);
        }

        Compare(Contents(_folder.Path), Undisturbed());
    }

    [Test]
    public void A_run_by_itself_keeps_to_its_time_limit()
    {
        using var alone = new TempFolder();
        SmallManifest.Write(alone.Path, more: """ "execution": { "timeout_minutes": 0.05 }, """);
        var answer = Lab.Run(alone.Path, "run", "small.json", "--set", "training.epochs=5000");
        Assert.That(answer.ExitCode, Is.EqualTo(1), answer.Messages);
        Assert.That(answer.Messages, Does.Contain("it took longer than 3"));
    }

    [Test]
    public void A_folder_that_cannot_be_written_is_told_once_before_any_trial_begins()
    {
        var answer = Lab.Run(_folder.Path, "run", "small.json", "--set", "output.directory=small.json/runs");
        Assert.Multiple(() =>
        {
            Assert.That(answer.ExitCode, Is.EqualTo(2));
            Assert.That(
                answer.Messages.Split('\n').Count(line => line.Contains("Cannot write")), Is.EqualTo(1), answer.Messages);
            Assert.That(answer.Messages, Does.Contain("output.directory"));
        });
    }

    [Test]
    public void A_batch_on_a_disk_that_fills_up_keeps_what_is_done_and_goes_on_when_there_is_space()
    {
        using var disk = new SmallDisk(_folder["runs"], "600k");
        using (var batch = Start("--jobs", "2"))
        {
            var full = batch.Wait();
            Assert.That(full.ExitCode, Is.EqualTo(1), full.Messages);
            Assert.That(full.Messages, Does.Contain("Cannot write").And.Contain("No space left on device. Free"));
        }

        disk.Change("size=50m");
        Run("--jobs", "2");
        Compare(Contents(_folder.Path), Undisturbed());
        Assert.That(Directory.GetFiles(_folder["runs"], "*.tmp", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public void A_batch_on_a_disk_that_can_only_be_read_is_refused_once_and_one_that_is_done_is_shown()
    {
        using var disk = new SmallDisk(_folder["runs"], "50m");
        disk.Change("ro");
        using (var batch = Start("--jobs", "2"))
        {
            var refused = batch.Wait();
            Assert.That(refused.ExitCode, Is.EqualTo(2), refused.Messages);
            Assert.That(
                refused.Messages.Split('\n').Count(line => line.Contains("Cannot write")),
                Is.EqualTo(1),
                refused.Messages);
        }

        disk.Change("rw");
        Run("--jobs", "2");
        disk.Change("ro");
        Run("--jobs", "2");
    }

    [Test]
    public void The_first_failure_ends_the_batch_where_that_is_wished()
    {
        File.WriteAllText(
            _folder["small.json"],
            File.ReadAllText(_folder["small.json"])
                .Replace("\"seed\": 3,", $$"""
                    "seed": 3, "plugins": [{ "path": "{{Lab.TestPlugin("Sample.Hostile")}}" }],
                    """)
                .Replace("\"max_pooling2d\", \"stochastic_pooling2d\"", "\"throws_in_forward\", \"max_pooling2d\""));
        var answer = Lab.Run(_folder.Path, "run", "small.json", "--jobs", "1", "--fail-fast", "--json");
        Assert.Multiple(() =>
        {
            Assert.That(answer.ExitCode, Is.EqualTo(1));
            Assert.That(answer.Messages, Does.Contain("3 of 4 trials did not begin").And.Contain("I would rather not"));
            Assert.That(JsonNode.Parse(answer.Output)!["runs"]!.AsArray(), Has.Count.EqualTo(1));
        });
        Assert.That(
            Lab.Run(_folder.Path, "run", "small.json", "--quiet").Messages,
            Does.Contain("--only failed repeats").And.Not.Contain("of 4 done"),
            "The batch goes on where it was ended.");
    }

    private Lab.Running Start(params string[] arguments) =>
        Lab.StartAsShipped(_folder.Path, ["run", "small.json", "--set", "training.epochs=6", .. arguments]);

    private void Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var answer = process.Wait();
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
    }

    /// <summary>The processes of the runs that go on.</summary>
    private List<int> Workers()
    {
        var runs = _folder["runs", "small"];
        return !Directory.Exists(runs) ? [] :
        [
            .. RunListing.Find(runs, TimeProvider.System.GetUtcNow())
                .Where(run => run.Status == RunStatus.Running)
                .Select(run => run.Record!.Pid).Distinct(),
        ];
    }

    private static bool HasEnded(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return found.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static void WaitFor(Func<bool> condition) =>
        Assert.That(condition, Is.True.After((int)Patience.TotalMilliseconds, 20));

    private static Dictionary<string, Dictionary<string, string>> Contents(string folder) =>
        Directory.GetDirectories(Path.Combine(folder, "runs", "small"))
            .ToDictionary(run => Path.GetFileName(run), RunContent.Of);

    private static Dictionary<string, Dictionary<string, string>> Undisturbed()
    {
        if (_undisturbed is null)
        {
            using var folder = new TempFolder();
            SmallManifest.Write(folder.Path, more: Batch);
            var answer = Lab.Run(folder.Path, "run", "small.json", "--set", "training.epochs=6");
            Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
            _undisturbed = Contents(folder.Path);
        }

        return _undisturbed;
    }

    private static void Compare(
        Dictionary<string, Dictionary<string, string>> runs,
        Dictionary<string, Dictionary<string, string>> expected,
        string but = "")
    {
        Assert.That(runs.Keys, Is.EquivalentTo(expected.Keys));
        Assert.Multiple(() =>
        {
            foreach (var (run, files) in expected)
            {
                // Who runs a trial is in its manifest, and is none of its numbers.
                foreach (var (name, content) in files.Where(file => file.Key != "resolved.json" && file.Key != but))
                {
                    Assert.That(runs[run].GetValueOrDefault(name), Is.EqualTo(content), $"{run} {name}");
                }
            }
        });
    }
}
