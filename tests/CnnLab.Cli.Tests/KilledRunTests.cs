using CnnLab.Experiments;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

/// <summary>Real processes that are killed, and runs that end as if nothing had happened.</summary>
public sealed class KilledRunTests
{
    private const string Layers = """
        { "name": "conv1", "type": "conv2d", "filters": 4, "kernel_size": 3, "activation": "relu" },
        { "name": "norm1", "type": "batch_normalization" },
        { "name": "pool1", "type": "stochastic_pooling2d" },
        { "type": "flatten" },
        { "name": "drop1", "type": "dropout", "rate": 0.2 },
        { "name": "out", "type": "dense", "units": 10, "activation": "softmax" }
        """;

    private const string Callbacks = """
        [{ "type": "early_stopping", "patience": 20, "restore_best_weights": true }, { "type": "model_checkpoint" }]
        """;

    private static readonly string[] Arguments =
    [
        "run", "small.json", "--set", "training.epochs=6", "--set", "training.validation_split=0.2",
        "--set", "training.weight_average={\"decay\": 0.9}", "--set", $"training.callbacks={Callbacks}",
    ];

    private TempFolder _folder = null!;
    private static Dictionary<string, string>? _undisturbed;

    [SetUp]
    public void MakeFolder()
    {
        _folder = new TempFolder();
        SmallManifest.Write(_folder.Path, Layers);
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase(1)]
    [TestCase(2)]
    public void A_run_that_is_killed_again_and_again_ends_with_the_same_bytes(int seed)
    {
        var random = RandomStream.For((ulong)seed, "kills");
        for (var kill = 0; kill < 4; kill++)
        {
            StartAndKill("epoch ", random.NextInt32(120));
            if (Directory.Exists(Path.Combine(_folder.Path, "runs")))
            {
                Assert.That(
                    StandingRun.Read(RunContent.Single(_folder.Path), TimeProvider.System.GetUtcNow())!.Status,
                    Is.Not.EqualTo(RunStatus.Running),
                    "A crashed run is never shown as running.");
            }
        }

        RunToTheEnd();
    }

    [Test]
    public void A_flipped_bit_and_lines_that_were_cut_short_cost_an_epoch_and_are_said()
    {
        StartAndKill("epoch 4/", 0);
        var run = RunContent.Single(_folder.Path);
        var file = Directory.GetFiles(Path.Combine(run, "checkpoints"), "*-last.cnnlab").Max()!;
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(file, bytes);
        File.AppendAllText(Path.Combine(run, "metrics.jsonl"), """{"repeat":1,"fo""");
        File.AppendAllText(Path.Combine(run, "folds-done.jsonl"), """{"repeat":1,"fo""");
        File.AppendAllText(Path.Combine(run, "log.txt"), "2026-");
        var answer = RunToTheEnd();
        Assert.That(answer.Messages, Does.Contain(Path.GetFileName(file)).And.Contain("is damaged or cut short"));
        Assert.That(answer.Messages, Does.Contain("instead"));
        Assert.That(File.ReadAllText(Path.Combine(run, "log.txt")), Does.Contain("2026-\n").And.Contain("is damaged"));
    }

    [Test]
    public void Where_no_checkpoint_is_whole_the_fold_begins_anew_and_that_is_said()
    {
        StartAndKill("epoch 2/", 0);
        foreach (var file in Directory.GetFiles(
            Path.Combine(RunContent.Single(_folder.Path), "checkpoints"), "*-last.*"))
        {
            File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]);
        }

        Assert.That(RunToTheEnd().Messages, Does.Contain("begins anew"));
    }

    [Test]
    public void A_status_that_is_older_than_the_files_beside_it_begins_nothing_anew()
    {
        StartAndKill("epoch 2/", 0);
        var status = Path.Combine(RunContent.Single(_folder.Path), "status.json");
        File.WriteAllText(status, File.ReadAllText(status).Replace("\"running\"", "\"queued\""));
        Assert.That(RunToTheEnd().Messages, Does.Contain("goes on after step"));
    }

    [Test]
    public void A_status_that_a_power_cut_has_left_empty_costs_nothing()
    {
        StartAndKill("epoch 2/", 0);
        var status = Path.Combine(RunContent.Single(_folder.Path), "status.json");
        File.WriteAllBytes(status, []);
        Assert.That(RunToTheEnd().Messages, Does.Contain("goes on after step"));
        File.WriteAllBytes(status, []);
        Assert.That(RunToTheEnd().Messages, Does.Contain("2 folds were done before"));
    }

    [Test]
    public void A_file_that_cannot_be_written_interrupts_the_run_and_it_goes_on_when_it_can()
    {
        StartAndKill("epoch 2/", 0);
        var run = RunContent.Single(_folder.Path);
        var obstacle = Path.Combine(run, "checkpoints", "repeat1-fold2-last.cnnlab");
        Directory.CreateDirectory(Path.Combine(obstacle, "full"));
        var answer = Lab.Run(_folder.Path, Arguments);
        Assert.That(answer.ExitCode, Is.EqualTo(1), answer.Messages);
        Assert.That(answer.Messages, Does.Contain("Cannot write").And.Contain("repeat1-fold2-last"));
        Assert.That(RunStatusRecord.Read(run).Status, Is.EqualTo(RunStatus.Interrupted));
        Directory.Delete(obstacle, recursive: true);
        RunToTheEnd();
    }

    [Test]
    public void A_run_on_a_disk_that_fills_up_goes_on_when_there_is_space()
    {
        using var disk = new SmallDisk(_folder["disk"], "600k");
        File.WriteAllBytes(_folder["disk", "ballast"], new byte[430 * 1024]);
        string[] arguments = [.. Arguments, "--set", "output.directory=disk"];
        var answer = Lab.Run(_folder.Path, arguments);
        Assert.That(answer.ExitCode, Is.EqualTo(1), answer.Messages);
        Assert.That(answer.Messages, Does.Contain("Cannot write"));
        disk.Change("size=50m");
        answer = Lab.Run(_folder.Path, arguments);
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        var run = Directory.GetDirectories(_folder["disk", "small"]).Single();
        Assert.That(Directory.GetFiles(run, "*.tmp", SearchOption.AllDirectories), Is.Empty);
        Compare(run, but: "resolved.json");
    }

    [Test]
    public void A_run_that_another_process_has_is_not_touched()
    {
        StartAndKill("epoch 2/", 0);
        var run = RunContent.Single(_folder.Path);
        using (RunLock.TryTake(run))
        {
            var before = File.ReadAllText(Path.Combine(run, "log.txt"));
            var answer = Lab.Run(_folder.Path, Arguments);
            Assert.That(answer.ExitCode, Is.EqualTo(1), answer.Messages);
            Assert.That(answer.Messages, Does.Contain("is being run by another process"));
            Assert.That(File.ReadAllText(Path.Combine(run, "log.txt")), Is.EqualTo(before));
        }
    }

    [Test]
    public void A_run_that_has_come_to_its_end_is_not_run_again()
    {
        RunToTheEnd();
        var run = RunContent.Single(_folder.Path);
        var log = File.ReadAllText(Path.Combine(run, "log.txt"));
        var answer = Lab.Run(_folder.Path, Arguments);
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        Assert.That(answer.Messages, Does.Contain("already done"));
        Assert.That(answer.Output, Does.Contain("test_accuracy"));
        Assert.That(File.ReadAllText(Path.Combine(run, "log.txt")), Is.EqualTo(log));
    }

    private void StartAndKill(string message, int milliseconds)
    {
        using var process = Lab.Start(_folder.Path, Arguments);
        Assert.That(
            () => process.HasExited || process.Messages.Contains(message, StringComparison.Ordinal),
            Is.True.After(60_000, 5),
            process.Messages);
        Thread.Sleep(milliseconds);
        process.Kill();
    }

    private Lab.Answer RunToTheEnd()
    {
        var answer = Lab.Run(_folder.Path, Arguments);
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        Compare(RunContent.Single(_folder.Path));
        return answer;
    }

    private static void Compare(string run, string? but = null)
    {
        var (content, expected) = (RunContent.Of(run), Undisturbed());
        Assert.That(content.Keys, Is.EquivalentTo(expected.Keys));
        Assert.Multiple(() =>
        {
            foreach (var (name, bytes) in expected.Where(file => file.Key != but))
            {
                Assert.That(content[name], Is.EqualTo(bytes), name);
            }
        });
    }

    private static Dictionary<string, string> Undisturbed()
    {
        if (_undisturbed is null)
        {
            using var folder = new TempFolder();
            SmallManifest.Write(folder.Path, Layers);
            var answer = Lab.Run(folder.Path, Arguments);
            Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
            _undisturbed = RunContent.Of(RunContent.Single(folder.Path));
        }

        return _undisturbed;
    }
}
