using System.Text.Json.Nodes;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

public sealed class StatusTests
{
    [Test]
    public void Status_and_diff_answer_about_finished_runs()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var sweep = """{ "parameters": { "optimizer.learning_rate": { "values": [0.05, 1000] } } }""";
        var run = Lab.Run(folder.Path, "run", "small.json", "--set", $"sweep={sweep}",
            "--set", "model.layers.out.activation=linear", "--set", "loss.type=mean_squared_error", "--set", "training.epochs=6");
        Assert.That(run.ExitCode, Is.EqualTo(1), run.Messages);

        var status = Lab.Run(folder.Path, "status");
        var runs = JsonNode.Parse(Lab.Run(folder.Path, "status", "runs/small", "--json").Output)!["runs"]!.AsArray();
        var paths = runs.Select(run => Path.GetRelativePath(folder.Path, run!["directory"]!.GetValue<string>()));
        var diff = Lab.Run(folder.Path, ["diff", .. paths]);
        Assert.Multiple(() =>
        {
            Assert.That(status.ExitCode, Is.Zero, status.Messages);
            Assert.That(status.Output, Does.Match(@"name +runs +completed +diverged"));
            Assert.That(status.Output, Does.Match(@"small +2 +1 +1"));
            Assert.That(status.Output, Does.Contain("(optimizer.learning_rate=1000) diverged: repeat 1 fold 1: the loss"));
            Assert.That(
                runs.Select(run => run!["status"]!.GetValue<string>()), Is.EquivalentTo(new[] { "completed", "diverged" }));
            Assert.That(diff.Output, Does.Match(@"optimizer\.learning_rate +(0\.05 +1000|1000 +0\.05)"));
            Assert.That(diff.Output, Does.Contain("the same in both: provenance, samples of the folds"));
        });
    }

    [Test]
    public void A_folder_without_runs_is_the_users_to_mend()
    {
        using var folder = new TempFolder();
        var status = Lab.Run(folder.Path, "status");
        var diff = Lab.Run(folder.Path, "diff", ".", "elsewhere");
        Assert.Multiple(() =>
        {
            Assert.That((status.ExitCode, diff.ExitCode), Is.EqualTo((2, 2)));
            Assert.That(status.Messages, Does.Contain("There is no folder runs"));
            Assert.That(diff.Messages, Does.Contain("it has no status.json"));
        });
    }
}
