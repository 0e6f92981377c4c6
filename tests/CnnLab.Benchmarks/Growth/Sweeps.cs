using System.Globalization;

namespace CnnLab.Benchmarks;

/// <summary>What is varied, and over which values.</summary>
internal static class Sweeps
{
    public const string BatchSize = "batch_size", Threads = "threads", ImageSize = "image_size";
    public const string Channels = "channels", Layers = "roofline";

    private static readonly (string Name, string Manifest)[] Networks =
    [
        ("report's MNIST net", Lab.Experiment("mnist_kfold.json")),
        ("LeNet-5", Lab.Experiment("lenet5_mnist.json")),
        ("VGG-style net", Lab.Experiment("vgg_cifar10.json")),
    ];

    /// <summary>All sweeps.</summary>
    /// <param name="threads">The threads of those that do not vary them.</param>
    /// <param name="processors">The most threads of the one that does.</param>
    public static IReadOnlyList<Sweep> All(int threads, int processors) =>
    [
        new(BatchSize, "batch size", OfNetworks(
            PowersOfTwo(512), batch => ["--batch-size", Text(batch), .. With(threads)])),
        new(Threads, "threads", OfNetworks(ThreadCounts(processors), With)),
        new(ImageSize, "image side, pixels",
        [
            .. new[] { 8, 12, 16, 24, 32, 48, 64, 96, 128 }.Select(side => new SweepPoint(
                "two 3x3 convolutions",
                side,
                [Manifest("image_size.json"), "--set", $"dataset.size={side}", .. With(threads)])),
        ]),
        new(Channels, "channels",
        [
            .. new[] { 16, 24, 32, 48, 64, 96, 128, 192, 256 }.Select(channels => new SweepPoint(
                "three 3x3 convolutions",
                channels,
                [Manifest("channels.json"), .. Filters(channels), .. With(threads)])),
        ]),
        // A layer's time is that of all threads together, so its speed is that of one.
        new(Layers, "threads", OfNetworks([1], With)),
    ];

    /// <summary>1, 2, 4 and so on, up to <paramref name="last"/>.</summary>
    internal static IEnumerable<int> PowersOfTwo(int last)
    {
        for (var value = 1; value <= last; value *= 2)
        {
            yield return value;
        }
    }

    /// <summary>Every number of threads up to 8, then powers of two, and at last all processors.</summary>
    internal static IEnumerable<int> ThreadCounts(int processors) => Enumerable.Range(1, Math.Min(8, processors))
        .Concat(PowersOfTwo(processors))
        .Append(processors)
        .Distinct()
        .Order();

    private static IReadOnlyList<SweepPoint> OfNetworks(
        IEnumerable<int> values, Func<int, IReadOnlyList<string>> arguments) =>
    [
        .. Networks.SelectMany(network => values.Select(value => new SweepPoint(
            network.Name, value, [network.Manifest, .. arguments(value)]))),
    ];

    private static IReadOnlyList<string> With(int threads) => ["--threads", Text(threads)];

    private static IEnumerable<string> Filters(int channels) =>
        new[] { 1, 2, 3 }.SelectMany(layer => new[] { "--set", $"model.layers.conv{layer}.filters={channels}" });

    private static string Manifest(string name) =>
        Path.Combine(Lab.RepositoryRoot, "tests", "CnnLab.Benchmarks", "Growth", "Manifests", name);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
