using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

public sealed class InterruptTests
{
    private const int Interrupt = 2;

    [Test]
    public void Ctrl_C_in_the_middle_of_an_epoch_marks_the_run_and_keeps_its_metrics()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows has no signal to send to another process.");
        }

        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        using var process = Lab.Start(folder.Path, "run", "small.json", "--set", "training.epochs=100000");
        Assert.That(() => process.Messages, Does.Contain("epoch 3/").After(60_000, 50));
        Assert.That(Kill(process.Id, Interrupt), Is.Zero);
        var answer = process.Wait();

        var run = Directory.GetDirectories(Path.Combine(folder.Path, "runs", "small")).Single();
        var status = JsonNode.Parse(File.ReadAllText(Path.Combine(run, "status.json")))!;
        Assert.Multiple(() =>
        {
            Assert.That(answer.ExitCode, Is.EqualTo(1), answer.Messages);
            Assert.That(answer.Messages, Does.Contain("interrupted"));
            Assert.That(status["status"]!.GetValue<string>(), Is.EqualTo("interrupted"));
            Assert.That(
                File.ReadAllLines(Path.Combine(run, "metrics.jsonl"))
                    .Select(line => JsonNode.Parse(line)!["epoch"]!.GetValue<int>()),
                Has.Some.EqualTo(3));
        });
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
