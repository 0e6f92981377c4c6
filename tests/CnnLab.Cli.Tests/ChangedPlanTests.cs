using CnnLab.Experiments;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

/// <summary>A worker trains what was planned, or nothing.</summary>
public sealed class ChangedPlanTests
{
    private TempFolder _folder = null!;
    private string _plugin = null!;

    [SetUp]
    public void MakeFolder()
    {
        _folder = new TempFolder();
        _plugin = _folder["Sample.Good.dll"];
        File.Copy(Lab.TestPlugin("Sample.Good"), _plugin);
        Idx.Write(Directory.CreateDirectory(_folder["data"]).FullName, damage: "");
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    private PlannedTrial Plan(string dataset)
    {
        var more = $$"""
            "plugins": [{ "path": "Sample.Good.dll" }],
            "output": { "directory": "{{_folder["runs"]}}" },
            """;
        var path = SmallManifest.Write(
            _folder.Path, SmallManifest.Layers.Replace("max_pooling2d", "rms_pooling2d"), more);
        File.WriteAllText(path, File.ReadAllText(path)
            .Replace("""{ "type": "synthetic_digits", "train_count": 200, "test_count": 50 }""", dataset)
            .Replace("stratified_k_fold", "k_fold"));
        return WorkerInProcess.Plan(path).Single();
    }

    [Test]
    public void A_trial_that_is_as_it_was_planned_is_trained_and_verified_from_any_folder()
    {
        var planned = Plan("""{ "type": "mnist", "path": "data" }""");
        var trained = WorkerInProcess.Train(planned);
        Assert.That(trained.Refusal, Is.Null);
        Assert.That(trained.Summary!.Id, Is.EqualTo(planned.Id));
        var verification = new RunVerifier(WorkerInProcess.Loader(), TimeProvider.System)
            .Verify(planned.Directory, repeat: 1, fold: 1, epochs: 1, CancellationToken.None);
        Assert.That(verification.Numbers, Is.Not.Empty.And.All.Matches<VerifiedNumber>(number => number.IsEqual));
    }

    [Test]
    public void A_plugin_that_was_rebuilt_since_is_refused_by_name()
    {
        var planned = Plan("""{ "type": "synthetic_digits", "train_count": 20, "test_count": 10 }""");
        var rebuilt = File.ReadAllBytes(_plugin);
        File.Delete(_plugin);
        File.WriteAllBytes(_plugin, [.. rebuilt, 0]);
        Expect(WorkerInProcess.Train(planned), "changed since it was planned: plugin Sample.Good was ");
    }

    [Test]
    public void Data_that_were_replaced_since_are_refused()
    {
        var planned = Plan("""{ "type": "mnist", "path": "data" }""");
        var labels = File.ReadAllBytes(_folder["data", "train-labels-idx1-ubyte"]);
        labels[^2] = 5;
        File.WriteAllBytes(_folder["data", "train-labels-idx1-ubyte"], labels);
        Expect(WorkerInProcess.Train(planned), "changed since it was planned: the data were ");
    }

    private void Expect(WorkerMessage message, string refusal)
    {
        Assert.That(message.Refusal, Does.StartWith(refusal));
        Assert.That(message.IsInput, Is.True);
        Assert.That(_folder["runs"], Does.Not.Exist);
    }
}
