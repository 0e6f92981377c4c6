namespace CnnLab.Experiments.Tests;

public class RunDifferenceTests
{
    private TempFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TempFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Two_equal_runs_have_no_difference()
    {
        var difference = RunDifference.Between(Run("1", "{}"), Run("2", "{}"));
        Assert.That(
            (string[])
            [
                .. difference.Manifest.Concat(difference.Provenance).Concat(difference.Folds)
                    .Concat(difference.Results).Select(found => found.Path),
            ],
            Is.Empty);
    }

    [Test]
    public void Layers_go_by_their_names_and_only_what_differs_is_told()
    {
        var first = Run("1", """
            { "model": { "layers": [
              { "name": "conv1", "filters": 4 }, { "name": "pool1", "type": "max_pooling2d", "x_plugin": "a 1" } ] },
              "metrics": ["accuracy"], "seed": 1 }
            """);
        var second = Run("2", """
            { "model": { "layers": [
              { "name": "conv1", "filters": 4 }, { "name": "pool1", "type": "soft_pooling2d", "x_plugin": "b 1" },
              { "name": "drop", "rate": 0.5 } ] },
              "metrics": ["accuracy", "f1_score"], "seed": 1 }
            """);
        Assert.That(RunDifference.Between(first, second).Manifest, Is.EqualTo((Difference[])
        [
            new("model.layers.pool1.type", "max_pooling2d", "soft_pooling2d"),
            new("metrics", """["accuracy"]""", """["accuracy","f1_score"]"""),
            new("model.layers.drop.name", null, "drop"),
            new("model.layers.drop.rate", null, "0.5"),
        ]));
    }

    [Test]
    public void A_rebuilt_plugin_is_told_by_its_name()
    {
        var rebuilt = Some.Provenance with { Plugins = [Some.Provenance.Plugins[0] with { Sha256 = "ef01" }] };
        var difference = RunDifference.Between(Run("1", "{}"), Run("2", "{}", rebuilt));
        Assert.That(difference.Provenance, Is.EqualTo((Difference[])[new("plugins.my_lab.sha256", "abcd", "ef01")]));
    }

    [Test]
    public void Other_samples_and_other_numbers_are_told()
    {
        var (first, second) = (Run("1", "{}"), Run("2", "{}", folds: 3));
        var difference = RunDifference.Between(first, second);
        Assert.That(difference.Folds.Select(found => found.Path), Is.EqualTo((string[])
        [
            "repeat 1 fold 3 training", "repeat 1 fold 3 validation", "repeat 1 fold 3 test",
        ]));
        Assert.That(difference.Results.Select(found => found.Path), Does.Contain("test_accuracy.mean"));
    }

    private string Run(string id, string resolved, Provenance? provenance = null, int folds = 2)
    {
        var time = new ManualTime();
        var inputs = Some.Inputs with { ResolvedManifest = resolved, Provenance = provenance ?? Some.Provenance };
        var directory = RunDirectory.OpenOrCreate(_folder.FullPath, "a", id, inputs, time);
        var recorder = new RunRecorder(directory, Some.Header() with { Inputs = inputs }, time);
        new FakeRun(recorder, time, folds, epochs: 1).All();
        recorder.Complete();
        return directory.FullPath;
    }
}
