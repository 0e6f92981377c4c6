using System.Text;
using CnnLab.Manifests;

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
    public void A_sweep_in_an_extended_file_is_that_of_the_file_as_it_was()
    {
        using var folder = new TempFolder();
        const string Study = """{ "extends": "study.json", "name": "pools" }""";
        var run = Run(folder, "a", "max_pooling2d", "1", Study, new ManifestBase("study.json", Manifest));
        Assert.That(PlannedRuns.NotBegun([run, run]), Is.EqualTo(5));
    }

    [Test]
    public void A_manifest_without_the_files_that_it_extends_is_taken_to_be_complete()
    {
        using var folder = new TempFolder();
        var manifest = Manifest.Replace("{ \"model\"", "{ \"extends\": \"elsewhere.json\", \"model\"");
        Assert.That(PlannedRuns.NotBegun([Run(folder, "a", "max_pooling2d", "1", manifest)]), Is.Zero);
    }

    private static StandingRun Run(
        TempFolder folder,
        string id,
        string type,
        string seed,
        string manifest = Manifest,
        params ManifestBase[] bases)
    {
        var labels = new Dictionary<string, string> { ["seed"] = seed, ["model.layers.pool1.type"] = type };
        var inputs = Some.Inputs with
        {
            Manifest = Encoding.UTF8.GetBytes(manifest),
            Bases = bases,
            Provenance = Some.Provenance with { Labels = labels },
        };
        var run = RunDirectory.OpenOrCreate(folder.FullPath, "pools", id, inputs, new ManualTime());
        return StandingRun.Read(run.FullPath, new ManualTime().GetUtcNow())!;
    }
}
