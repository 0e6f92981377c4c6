using System.Text.Json;
using System.Text.Json.Nodes;
using CnnLab.Engine;
using CnnLab.Experiments;
using CnnLab.Hosting;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

/// <summary>The lens over a run of two folds, trained in this process.</summary>
public sealed class LensTests
{
    private static readonly LensOptions Options = new()
    {
        Images = 30,
        Folds = [new(1, 1), new(1, 2)],
        Shifts = [1],
        Noise = [0.2],
        Blur = [1],
        Occlusion = [0.4],
    };

    private readonly ExperimentLoader _loader = Loader();
    private TempFolder _folder = null!;
    private string _run = null!;

    [OneTimeSetUp]
    public void Train()
    {
        _folder = new TempFolder();
        _run = Train(_folder, SmallManifest.Layers, _loader);
    }

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    [SetUp]
    public void Forget() => File.Delete(LensResult.PathOf(_run));

    [Test]
    public void One_thread_and_two_see_the_same_bits()
    {
        var one = Folds(Look(threads: 1).Result);
        Forget();
        Assert.That(Folds(Look(threads: 2).Result), Is.EqualTo(one));
    }

    [Test]
    public void A_run_is_looked_at_once_and_again_when_asked_something_else()
    {
        var first = Look();
        var second = Look();
        var other = Look(Options with { Images = 20 });
        Assert.Multiple(() =>
        {
            Assert.That((first.WasThere, second.WasThere, other.WasThere), Is.EqualTo((false, true, false)));
            Assert.That(Folds(second.Result), Is.EqualTo(Folds(first.Result)));
            Assert.That(other.Result.Folds[0].Indexes, Has.Length.EqualTo(20));
        });
    }

    [Test]
    public void What_is_seen_is_of_the_images_that_each_fold_was_scored_on()
    {
        var result = Look(Options with { Images = 1000 }).Result;
        var summary = RunSummary.Read(_run);
        var pooling = result.Folds[0].Pooling.Single();
        Assert.Multiple(() =>
        {
            Assert.That(
                result.Folds.Select(fold => (double?)fold.Accuracy),
                Is.EqualTo(summary.Metrics["test_accuracy"].Values).Within(1e-9));
            Assert.That((pooling.Layer, pooling.OutputShape), Is.EqualTo(("pool1", "[4, 13, 13]")));
            Assert.That(pooling.Zeros, Is.InRange(0.01, 0.99));
            Assert.That(result.Folds[0].Filters, Has.Count.EqualTo(4));
            Assert.That(result.Folds[0].Maps.Select(map => (map.Height, map.Width)), Is.All.EqualTo((13, 13)));
            Assert.That(result.Folds[0].Indexes.Intersect(result.Folds[1].Indexes), Is.Empty);
        });
    }

    [Test]
    public void A_pooling_layer_is_seen_as_it_is_and_not_as_what_an_activation_makes_of_it_in_place()
    {
        using var folder = new TempFolder();
        var layers = SmallManifest.Layers
            .Replace("\"kernel_size\": 3, \"activation\": \"relu\"", "\"kernel_size\": 3")
            .Replace("{ \"type\": \"flatten\" }", "{ \"type\": \"relu\" }, { \"type\": \"flatten\" }");
        var run = Train(folder, layers, _loader);
        using var lens = new RunLens(_loader, TimeProvider.System) { Options = Options, TimingSeconds = 0 };
        var fold = lens.Look(run, CancellationToken.None).Result.Folds[0];
        Assert.That(fold.Maps.Select(map => map.Low), Is.All.Negative);
    }

    [Test]
    public void No_other_file_of_the_run_is_changed()
    {
        var before = Files();
        Look();
        Assert.That(Files().Except(before).Select(file => file.Name), Is.EqualTo(new[] { "lens.json" }));
    }

    [Test]
    public void A_damaged_checkpoint_is_named_and_nothing_is_written()
    {
        var checkpoint = Path.Combine(_run, "checkpoints", "repeat1-fold2-last.cnnlab");
        var content = File.ReadAllBytes(checkpoint);
        try
        {
            File.WriteAllBytes(checkpoint, [.. content[..^40], (byte)(content[^40] ^ 1), .. content[^39..]]);
            var error = Assert.Throws<RunFileException>(() => Look());
            Assert.That(error!.Message, Does.Contain("repeat1-fold2-last.cnnlab is damaged"));
            Assert.That(LensResult.PathOf(_run), Does.Not.Exist);
        }
        finally
        {
            File.WriteAllBytes(checkpoint, content);
        }
    }

    [Test]
    public void A_checkpoint_that_is_another_one_is_looked_at_anew()
    {
        Look();
        var path = LensResult.PathOf(_run);
        var sha256 = "\"checkpoint_sha256\": \"";
        File.WriteAllText(path, File.ReadAllText(path).Replace(sha256, sha256 + "0"));
        Assert.That(Look().WasThere, Is.False);
    }

    [Test]
    public void A_plugin_that_is_gone_is_named()
    {
        using var folder = new TempFolder();
        var dll = folder["Sample.Good.dll"];
        File.Copy(Lab.TestPlugin("Sample.Good"), dll);
        var run = Train(folder, SmallManifest.Layers.Replace("max_pooling2d", "rms_pooling2d"), Loader(dll));
        File.Delete(dll);
        using var lens = new RunLens(Loader(), TimeProvider.System) { Options = Options, TimingSeconds = 0 };
        var error = Assert.Throws<ComponentException>(() => lens.Look(run, CancellationToken.None));
        Assert.That(error!.Message, Does.Contain("needs the plugin Sample.Good").And.Contain("rms_pooling2d"));
    }

    /// <summary>A process of its own, and times: more than a second.</summary>
    [Test]
    public void The_command_answers_a_script_and_names_what_it_could_not_look_at()
    {
        using var folder = new TempFolder();
        foreach (var (name, content) in Directory.GetFiles(_run, "*", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(_run, file), File.ReadAllBytes(file))))
        {
            foreach (var copy in (string[])["whole", "without"])
            {
                Directory.CreateDirectory(Path.GetDirectoryName(folder["runs", copy, name])!);
                File.WriteAllBytes(folder["runs", copy, name], content);
            }
        }

        Directory.Delete(folder["runs", "without", "checkpoints"], recursive: true);
        var told = Lab.Run(folder.Path, "lens", "runs", "--images", "10", "--json");
        var answer = JsonNode.Parse(told.Output)!;
        Assert.Multiple(() =>
        {
            Assert.That(told.ExitCode, Is.EqualTo(1));
            Assert.That(told.Messages, Does.Contain("no checkpoint 'last' of repeat 1, fold 1"));
            Assert.That(answer["runs"]![1]!["error"]!.GetValue<string>(), Does.Contain("no checkpoint"));
            Assert.That(answer["runs"]![0]!["file"]!.GetValue<string>(), Does.Exist);
            Assert.That(answer["curves"]![0]!["lines"]![0]!["means"]!.AsArray(), Has.Count.EqualTo(4));
            Assert.That(answer["pooling"]![0]!["activation_bytes"]!.GetValue<long>(), Is.EqualTo(4 * 4 * 13 * 13 * 16));
        });
    }

    [Test]
    public void A_fold_that_is_no_fold_is_refused()
    {
        var answer = Lab.Run(_folder.Path, "lens", "runs", "--fold", "two");
        Assert.That(answer.ExitCode, Is.EqualTo(2));
        Assert.That(answer.Messages, Does.Contain("--fold is 'two'. Expected repeat/fold"));
    }

    private static ExperimentLoader Loader(params string[] plugins) => new(
        new PluginStore(),
        [Path.Combine(Path.GetDirectoryName(Lab.Program)!, "plugins"), .. plugins],
        folder => new DataFiles(folder));

    private static string Train(TempFolder folder, string layers, ExperimentLoader loader)
    {
        var manifest = SmallManifest.Write(
            folder.Path, layers, $"\"output\": {{ \"directory\": \"{folder["runs"]}\" }},");
        var run = new ManifestRun(TimeProvider.System, []) { Threads = 2 };
        var outcome = run.Execute(loader.Load(manifest, []), new SilentObserver(), CancellationToken.None);
        Assert.That(outcome.Summary.Status, Is.EqualTo(RunStatus.Completed), outcome.Summary.Reason);
        return outcome.Summary.Directory;
    }

    private (LensResult Result, bool WasThere) Look(LensOptions? options = null, int threads = 2)
    {
        using var lens = new RunLens(_loader, TimeProvider.System)
        {
            Options = options ?? Options,
            TimingSeconds = 0,
            Threads = threads,
        };
        return lens.Look(_run, CancellationToken.None);
    }

    private static string Folds(LensResult result) => JsonSerializer.Serialize(result.Folds, RunJson.Options);

    private List<(string Name, string Content)> Files() =>
    [
        .. Directory.GetFiles(_run, "*", SearchOption.AllDirectories)
            .Select(file => (Path.GetFileName(file), Convert.ToHexString(File.ReadAllBytes(file)))),
    ];

    private sealed class SilentObserver : ITrainingObserver
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
