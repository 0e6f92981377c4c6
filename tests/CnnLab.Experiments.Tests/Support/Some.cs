using System.Text;
using CnnLab.Engine;

namespace CnnLab.Experiments.Tests;

/// <summary>Made-up parts of a run.</summary>
internal static class Some
{
    public static readonly NetworkSummary Network = new(
        [
            new LayerSummary("conv1", "conv2d", "[32, 26, 26]", 320, 194688),
            new LayerSummary("out", "dense", "[10]", 1010, 1000),
        ],
        1330,
        195688);

    public static Provenance Provenance => new()
    {
        ProductVersion = "0.1.0",
        Git = new GitState("0123456789abcdef", false, null),
        Plugins = [new PluginProvenance("my_lab", "1.2.3", "abcd", "plugins/MyLab.dll")],
        Runtime = ".NET 10",
        OperatingSystem = "Linux",
        Processor = new ProcessorInfo("A processor", "x64", 2, ["avx2"]),
        Provider = "simd",
        Threads = 2,
        CommandLine = ["cnnlab", "run", "a.json"],
        Seed = 42,
    };

    public static RunInputs Inputs =>
        new("{ \"name\": 1 } // as given"u8.ToArray(), "{ \"resolved\": true }", Provenance);

    public static DatasetContents Data => new(
        new ByteImageSet(new byte[4], [0, 1, 0, 1], new Shape(1), Normalization.Unit), null, "fingerprint-of-data");

    public static RunHeader Header(string name = "mnist", string loss = "categorical_crossentropy") =>
        new(name, loss, new Dictionary<string, string> { ["components.pool"] = "max" }, Inputs);

    public static RunDirectory Directory(TempFolder folder, string name = "mnist", string id = "run") =>
        RunDirectory.OpenOrCreate(folder.FullPath, name, id, Inputs, new ManualTime());

    public static FoldSplit[] Splits(int folds, int repeats = 1) =>
    [
        .. from repeat in Enumerable.Range(1, repeats)
           from fold in Enumerable.Range(1, folds)
           select new FoldSplit(repeat, fold, [2, 3], [], [0, 1], false),
    ];

    public static EpochResult Epoch(int fold, int epoch, double seconds = 1.5, int repeat = 1) => new(
        repeat,
        fold,
        epoch,
        0.01,
        new Dictionary<string, double>
        {
            ["loss"] = 1.0 / epoch,
            ["accuracy"] = 1 - (0.1 / epoch),
            ["test_loss"] = 1.1 / epoch,
            ["test_accuracy"] = 0.98 + (0.001 * fold) - (0.1 / epoch),
        },
        seconds)
    {
        BatchOrderSha256 = Sha((char)('0' + epoch)),
    };

    public static Checkpoint Checkpoint(int fold = 1, int epoch = 1) => new(
        1,
        fold,
        epoch,
        epoch * 10L,
        [new CheckpointParameter("conv1/kernel", [2, 3], 0), new CheckpointParameter("conv1/bias", [1], 6)],
        [1.5f, -0f, float.Epsilon, float.NaN, float.MaxValue, 0.1f, epoch],
        "sgd",
        new Dictionary<string, float[]> { ["velocity"] = [7, 6, 5, 4, 3, 2, 1] });

    public static string Sha(char digit) => new StringBuilder().Append(digit, 64).ToString();
}
