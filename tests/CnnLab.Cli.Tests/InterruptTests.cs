using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

public sealed class InterruptTests
{
    private const int Interrupt = 2, Terminate = 15;

    [TestCase(Interrupt)]
    [TestCase(Terminate)]
    public void A_signal_in_the_middle_of_an_epoch_marks_the_run_which_then_goes_on_to_the_same_bytes(int signal)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows has no signal to send to another process.");
        }

        string[] arguments = ["run", "small.json", "--set", "training.epochs=60"];
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        using var process = Lab.Start(folder.Path, arguments);
        Assert.That(() => process.Messages, Does.Contain("epoch 3/").After(60_000, 5));
        Assert.That(Kill(process.Id, signal), Is.Zero);
        var answer = process.Wait();

        var run = RunContent.Single(folder.Path);
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

        answer = Lab.Run(folder.Path, arguments);
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        Assert.That(answer.Messages, Does.Contain("goes on after step"));
        using var other = new TempFolder();
        SmallManifest.Write(other.Path);
        Assert.That(Lab.Run(other.Path, arguments).ExitCode, Is.Zero);
        Assert.That(RunContent.Of(run), Is.EqualTo(RunContent.Of(RunContent.Single(other.Path))));
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
