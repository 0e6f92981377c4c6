using CnnLab.Compute;
using CnnLab.Engine;
using CnnLab.TestKit;
using SkiaSharp;

namespace CnnLab.Benchmarks.Tests;

/// <summary>Figures and tables of numbers that were not measured.</summary>
public sealed class GrowthTests
{
    private static readonly Roofline Machine = new(Threads: 1, PeakGigaflops: 100, GigabytesPerSecond: 10);

    /// <summary>8 images of 1,000 multiply-adds forward and 2,000 back.</summary>
    private static SweepResult Result(int value, params double[] trainImagesPerSecond) => new(
        new SweepPoint("LeNet-5", value, ["lenet5_mnist.json"]),
        [
            .. trainImagesPerSecond.Select(speed => new BenchmarkResult(
                speed, 3 * speed, 1, 0, 80_000_000, 10, 1_000, "simd", 1, 8,
                [
                    new("c1", 0.004, 0.016, 0, new LayerWork(8_000, 4_000), new LayerWork(16_000, 4_000), "im2col"),
                    new("c1/relu", 0.001, 0.001, 0, new LayerWork(0, 64), new LayerWork(0, 64), null),
                ])),
        ]);

    private readonly TempFolder _folder = new();

    private GrowthFiles Files => new(_folder.Path, "On a machine.");

    [OneTimeTearDown]
    public void RemoveFiles() => _folder.Dispose();

    private static Sweep Sweep(string name) => new(name, "things", []);

    [Test]
    public void Figures_are_medians_over_the_rounds_and_operations_those_of_the_layers()
    {
        var result = Result(1, 2e6, 9e6, 1e6);
        Assert.Multiple(() =>
        {
            Assert.That(result.TrainImagesPerSecond, Is.EqualTo(2e6));
            Assert.That(result.TrainGigaflops, Is.EqualTo(2e6 * 2 * 3_000 / 1e9).Within(1e-9));
            Assert.That(result.InferenceGigaflops, Is.EqualTo(6e6 * 2 * 1_000 / 1e9).Within(1e-9));
        });
    }

    [Test]
    public void The_table_of_layers_has_their_share_of_what_the_machine_can_do()
    {
        var table = GrowthTable.OfLayers([Result(1, 1e6)], Machine);

        // Forward 4 FLOP/B: memory allows 40 GFLOP/s, and 4 are done. Backward 8 FLOP/B: 80, and 2.
        Assert.That(table.Csv(), Is.EqualTo(
            """
            network,layer,pass,algorithm,FLOP/B,GFLOP/s,roof GFLOP/s,share of the roof %
            LeNet-5,c1,forward,im2col,4,4,40,10
            LeNet-5,c1,backward,im2col,8,2,80,2.5

            """));
    }

    [Test]
    public void What_is_varied_has_one_column_in_the_table() => Assert.That(
        GrowthTable.Of(new Sweep(Sweeps.BatchSize, "batch size", []), [Result(8, 1e6)]).Csv(),
        Is.EqualTo(
            "network,batch size,threads,training images/s,inference images/s,training GFLOP/s,inference GFLOP/s,"
            + "peak memory MB\nLeNet-5,8,1,1000000,3000000,6,6,80\n"));

    [Test]
    public void Numbers_for_people_are_rounded() => Assert.That(
        GrowthTable.Of([new StreamResult(1_000_000, 22_285.88, 99_778_560)]).Markdown(),
        Is.EqualTo(
            """
            | training images | training images/s | peak memory MB |
            |---|---|---|
            | 1,000,000 | 22,286 | 99.8 |

            """));

    [TestCase(Sweeps.BatchSize)]
    [TestCase(Sweeps.Threads)]
    [TestCase(Sweeps.ImageSize)]
    [TestCase(Sweeps.Channels)]
    public void Every_sweep_has_a_figure_that_can_be_drawn(string name)
    {
        SweepResult[] results = [Result(1, 1e6), Result(2, 2e6)];
        Files.Write(GrowthFigures.Of(Sweep(name), results, Machine), GrowthTable.Of(Sweep(name), results));
        AssertWritten(name, "training");
    }

    [Test]
    public void The_roofline_names_the_layers_that_multiply()
    {
        SweepResult[] results = [Result(1, 1e6)];
        Files.Write(GrowthFigures.OfLayers(results, Machine), GrowthTable.OfLayers(results, Machine));
        var svg = AssertWritten(Sweeps.Layers, "c1");
        Assert.That(svg, Does.Contain("100 GFLOP/s").And.Contain("10 GB/s").And.Not.Contain("relu"));
    }

    [Test]
    public void The_epochs_over_many_images_have_a_figure()
    {
        StreamResult[] streams = [new(1_000, 1e4, 80_000_000), new(10_000, 1e4, 81_000_000)];
        Files.Write(GrowthFigures.OfStreams(streams, threads: 1), GrowthTable.Of(streams));
        AssertWritten(GrowthFiles.DatasetSize, "peak memory");
    }

    private string AssertWritten(string name, string word)
    {
        var path = Path.Combine(_folder.Path, name);
        using var picture = SKBitmap.Decode($"{path}.png");
        var svg = File.ReadAllText($"{path}.svg");
        Assert.Multiple(() =>
        {
            Assert.That(picture.Width, Is.GreaterThan(400));
            Assert.That(svg, Does.Contain(word));
            Assert.That(File.ReadAllText($"{path}.md"), Does.Contain($"({name}.png)").And.EndsWith("On a machine.\n"));
        });
        return svg;
    }
}
