using CnnLab.Engine;
using CnnLab.Experiments;
using CnnLab.Hosting;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

/// <summary>Whether trainings that really took place may be called paired.</summary>
public sealed class PairedRunTests
{
    private const string Factor = "components.pool";

    private const string Layers = """
        { "name": "conv1", "type": "conv2d", "filters": 4, "kernel_size": 3, "activation": "relu" },
        { "name": "pool1", "ref": "pool" },
        { "type": "flatten" },
        { "name": "out", "type": "dense", "units": 10, "activation": "softmax" }
        """;

    private static readonly string BuiltIn = Path.Combine(Path.GetDirectoryName(Lab.Program)!, "plugins");

    private readonly RunResources _resources = new();
    private TempFolder _folder = null!;
    private string _manifest = null!;
    private ExperimentLoader _loader = null!;
    private ComparedRun _max = null!;

    [OneTimeSetUp]
    public void TrainTheBaseline()
    {
        _folder = new TempFolder();
        _manifest = SmallManifest.Write(_folder.Path, Layers, $$"""
            "components": { "pool": { "type": "max_pooling2d" } },
            "output": { "directory": "{{_folder["runs"]}}" },
            """);
        _loader = Loader(BuiltIn);
        _max = Train();
    }

    [OneTimeTearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Variants_that_differ_in_the_pooling_alone_are_paired()
    {
        var proof = Proof(Train(Pool("average_pooling2d")));
        Assert.That(proof.Differences, Is.Empty);
        Assert.That(proof.Remarks, Is.Empty);
    }

    [Test]
    public void A_window_that_changes_the_size_of_the_next_layer_is_paired_and_that_is_said()
    {
        var proof = Proof(Train((Factor, """{ "type": "max_pooling2d", "pool_size": 3 }""")));
        Assert.That(proof.Differences, Is.Empty);
        Assert.That(proof.Remarks, Has.Exactly(1).Items.And.One.StartsWith("out/kernel is [10, 676] in "));
    }

    [Test]
    public void Another_seed_is_unpaired_and_the_hashes_show_it()
    {
        var differences = Proof(Train(Pool("average_pooling2d"), ("seed", "4"))).Differences;
        Assert.That(differences, Has.One.StartsWith("The seed is 3 in "));
        Assert.That(differences, Has.One.StartsWith("The batch order of repeat 1, fold 1, epoch 1 is "));
        Assert.That(differences, Has.One.StartsWith("The initial value of conv1/kernel in repeat 1, fold 1 is "));
    }

    [Test]
    public void Another_fold_plan_is_unpaired()
    {
        var proof = Proof(Train(Pool("average_pooling2d"), ("cross_validation.shuffle", "false")));
        Assert.That(proof.Differences, Has.One.StartsWith("The list of scored images of repeat 1, fold 1 is "));
        Assert.That(proof.Differences, Has.One.StartsWith("cross_validation.shuffle is true in "));
    }

    [Test]
    public void Another_build_of_a_plugin_is_unpaired_and_by_that_alone()
    {
        var proof = Proof(Train(Loader(WithOtherLosses()), Pool("average_pooling2d")));
        Assert.That(proof.Differences, Has.Exactly(1).Items);
        Assert.That(proof.Differences[0], Does.StartWith("The build of the plugin CnnLab.Plugins.Losses is "));
    }

    [Test]
    public void Another_batch_order_is_unpaired() => Assert.That(
        Proof(Train(Pool("average_pooling2d"), ("training.shuffle", "false"))).Differences,
        Has.One.StartsWith("The batch order of repeat 1, fold 1, epoch 1 is "));

    [Test]
    public void Trainings_of_different_lengths_are_paired_by_the_epochs_that_both_have()
    {
        var longer = Train(("training.epochs", "3"));
        Assert.That(longer.Pairing![0].BatchOrders, Has.Count.EqualTo(3));
        Assert.That(PairingProof.Of([_max, longer], "training.epochs").Differences, Is.Empty);
    }

    [Test]
    public void The_predictions_are_of_the_scored_images_and_have_the_accuracy_of_the_result()
    {
        var predictions = PredictionRecord.Read(_max.Directory);
        var accuracies = predictions.Select(fold =>
            (double?)fold.Images.Count(image => image.Label == image.Predicted) / fold.Images.Count);
        Assert.That(accuracies, Is.EqualTo(_max.Summary.Metrics["test_accuracy"].Values));
        Assert.That(
            predictions.Select(fold => fold.Images.Select(image => image.Index)),
            Is.EqualTo(FoldRecord.Read(_max.Directory).Select(fold => fold.Test.Expand())));
    }

    [Test]
    public void What_a_manifest_extends_says_where_the_factor_is()
    {
        File.Move(_manifest, _folder["base.json"]);
        try
        {
            File.WriteAllText(_manifest, """{ "extends": "base.json", "optimizer": { "learning_rate": 0.01 } }""");
            var proof = PairingProof.Of([Train(), Train(Pool("average_pooling2d"))], Factor);
            Assert.That(proof.Differences, Is.Empty);
        }
        finally
        {
            File.Move(_folder["base.json"], _manifest, overwrite: true);
        }
    }

    private static (string, string) Pool(string type) => (Factor, $$"""{ "type": "{{type}}" }""");

    private static ExperimentLoader Loader(params string[] plugins) =>
        new(new PluginStore(), plugins, folder => new DataFiles(folder));

    private PairingProof Proof(ComparedRun run) => PairingProof.Of([_max, run], Factor);

    private ComparedRun Train(params (string, string)[] changes) => Train(_loader, changes);

    private ComparedRun Train(ExperimentLoader loader, params (string, string)[] changes)
    {
        var run = new ManifestRun(TimeProvider.System, []) { Resources = _resources };
        var outcome = run.Execute(loader.Load(_manifest, changes), new NoDisplay(), CancellationToken.None);
        Assert.That(outcome.Summary.Status, Is.EqualTo(RunStatus.Completed), outcome.Summary.Reason);
        return ComparedRun.Read(outcome.Summary.Directory);
    }

    /// <summary>The built-in plugins, of which one has other bytes and does the same.</summary>
    private string[] WithOtherLosses()
    {
        const string Losses = "CnnLab.Plugins.Losses";
        var copy = Directory.CreateDirectory(_folder["other"]).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(BuiltIn, Losses)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        File.AppendAllText(Path.Combine(copy, Losses + ".dll"), "built anew");
        return [.. Directory.GetDirectories(BuiltIn).Where(folder => Path.GetFileName(folder) != Losses), copy];
    }

    private sealed class NoDisplay : ITrainingObserver
    {
        public void OnRunBegin(NetworkSummary network, DatasetContents data, IReadOnlyList<FoldSplit> splits)
        {
        }

        public void OnStep(StepProgress progress)
        {
        }

        public void OnEpochEnd(EpochResult epoch, Checkpoint checkpoint)
        {
        }

        public void OnFoldEnd(FoldResult fold, Checkpoint? kept)
        {
        }
    }
}
