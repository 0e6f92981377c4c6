using System.Text;

namespace CnnLab.Experiments.Tests;

public class PlannedRunsTests
{
    private const string Manifest = """
        { "model": { "layers": [ { "name": "pool1", "type": "max_pooling2d" } ] },
          "sweep": { "parameters": { "model.layers.pool1.type": { "values": ["max_pooling2d", "min_pooling2d"] } },
            "seeds": [1, 2, 3] } }
        """;

    [Test]
    public void What_the_sweep_has_besides_the_runs_that_are_there_has_not_begun()
    {
        using var folder = new TempFolder();
        StandingRun[] runs = [Run(folder, "a", "max_pooling2d", "1"), Run(folder, "b", "min_pooling2d", "3")];
        Assert.That(PlannedRuns.NotBegun(runs), Is.EqualTo(4));
        Assert.That(PlannedRuns.NotBegun([]), Is.Zero);
    }

    [Test]
    public void A_manifest_that_extends_others_is_taken_to_be_complete()
    {
        using var folder = new TempFolder();
        var manifest = Manifest.Replace("{ \"model\"", "{ \"extends\": \"elsewhere.json\", \"model\"");
        Assert.That(PlannedRuns.NotBegun([Run(folder, "a", "max_pooling2d", "1", manifest)]), Is.Zero);
    }

    private static StandingRun Run(TempFolder folder, string id, string type, string seed, string manifest = Manifest)
    {
        var labels = new Dictionary<string, string> { ["seed"] = seed, ["model.layers.pool1.type"] = type };
        var inputs = Some.Inputs with
        {
            Manifest = Encoding.UTF8.GetBytes(manifest),
            Provenance = Some.Provenance with { Labels = labels },
        };
        var run = RunDirectory.OpenOrCreate(folder.FullPath, "pools", id, inputs, new ManualTime());
        return StandingRun.Read(run.FullPath, new ManualTime().GetUtcNow())!;
    }
}
