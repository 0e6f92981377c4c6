using CnnLab.Compute;

namespace CnnLab.Engine.Tests;

public sealed class StandardizationTests
{
    private static readonly Shape Image = new(2, 3, 4);
    private static readonly PluginFactory Factory = new(new TinyPlugin(), new NoisyPlugin());

    private static ByteImageSet Images(int count, int changed = -1)
    {
        var random = RandomStream.For(3, "pixels");
        var pixels = new byte[count * Image.Count];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)random.NextInt32(i / 12 % 2 == 0 ? 256 : 30);
            pixels[i] = i / Image.Count == changed ? (byte)255 : pixels[i];
        }

        return new ByteImageSet(pixels, new int[count], Image, Normalization.Standardize);
    }

    [Test]
    public void Mean_and_deviation_are_those_of_all_pixels_of_a_channel_of_the_chosen_images()
    {
        var images = Images(300);
        int[] chosen = [.. Enumerable.Range(0, 300).Where(index => index % 3 != 0)];
        var found = Standardization.Of(images, chosen, Image, SequentialLoop.Instance);
        for (var channel = 0; channel < 2; channel++)
        {
            var values = chosen.SelectMany(index =>
            {
                var image = new float[Image.Count];
                images.Read(index, image);
                return image[(channel * 12)..((channel + 1) * 12)].Select(pixel => (double)pixel);
            }).ToArray();
            var mean = values.Average();
            var deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
            Assert.That(found.Mean[channel], Is.EqualTo(mean).Within(1e-6));
            Assert.That(found.Deviation[channel], Is.EqualTo(deviation).Within(1e-6));
        }
    }

    [Test]
    public void The_threads_change_no_bit()
    {
        using var pool = new WorkerPool(3);
        int[] all = [.. Enumerable.Range(0, 300)];
        var (one, three) = (
            Standardization.Of(Images(300), all, Image, SequentialLoop.Instance),
            Standardization.Of(Images(300), all, Image, pool));
        Assert.That((three.Mean, three.Deviation), Is.EqualTo((one.Mean, one.Deviation)));
    }

    [Test]
    public void Standardized_images_have_mean_0_and_deviation_1()
    {
        var images = Images(100);
        int[] all = [.. Enumerable.Range(0, 100)];
        var standardized = new StandardizedImageSet(
            images, Standardization.Of(images, all, Image, SequentialLoop.Instance));
        var found = Standardization.Of(standardized, all, Image, SequentialLoop.Instance);
        Assert.That(found.Mean, Is.All.EqualTo(0f).Within(1e-6f));
        Assert.That(found.Deviation, Is.All.EqualTo(1f).Within(1e-6f));
    }

    [Test]
    public void A_channel_that_is_the_same_everywhere_becomes_0()
    {
        var images = new ByteImageSet(
            [.. Enumerable.Repeat((byte)77, 2 * Image.Count)], [0, 0], Image, Normalization.Standardize);
        var found = Standardization.Of(images, new[] { 0, 1 }, Image, SequentialLoop.Instance);
        var image = new float[Image.Count];
        new StandardizedImageSet(images, found).Read(1, image);
        Assert.That(found.Deviation, Is.All.EqualTo(1f));
        Assert.That(image, Is.All.EqualTo(0f));
    }

    [Test]
    public void Another_image_to_be_scored_changes_nothing_of_the_training_and_each_fold_has_its_own()
    {
        var folds = Run(changed: -1);
        Assert.That(folds[0].Standardization!.Mean, Is.Not.EqualTo(folds[1].Standardization!.Mean));
        for (var fold = 0; fold < 2; fold++)
        {
            // Image 5 is scored in one fold and learned from in the other.
            var others = Run(changed: 5);
            var (isScored, mean) = (Scored(fold).Contains(5), folds[fold].Standardization!.Mean);
            Assert.That(
                others[fold].WeightsSha256,
                isScored ? Is.EqualTo(folds[fold].WeightsSha256) : Is.Not.EqualTo(folds[fold].WeightsSha256));
            Assert.That(
                others[fold].Standardization!.Mean,
                isScored ? Is.EqualTo(mean) : Is.Not.EqualTo(mean));
        }
    }

    [Test]
    public void The_threads_change_neither_weights_nor_metrics_of_a_standardized_run()
    {
        using var pool = new WorkerPool(2);
        Assert.That(
            Run(-1, pool).Select(fold => (fold.WeightsSha256, fold.Metrics["test_loss"])),
            Is.EqualTo(Run(-1).Select(fold => (fold.WeightsSha256, fold.Metrics["test_loss"]))));
    }

    private static ExperimentDefinition Definition(int changed) => Tiny.Definition() with
    {
        Dataset = new Component<Dataset>(
            "noisy", new NoisyOptions { Normalize = Normalization.Standardize, Changed = changed }),
        Layers = [Tiny.Layer("flat", "flatten"), Tiny.Dense("out", 3, "softmax")],
    };

    private static int[] Scored(int fold) =>
        new ExperimentRunner(Factory, TimeProvider.System).Prepare(Definition(-1), default).Splits[fold].Test;

    private static IReadOnlyList<FoldResult> Run(int changed, IParallelLoop? loop = null)
    {
        var runner = new ExperimentRunner(Factory, TimeProvider.System);
        var compute = new ComputeBackend(
            LinearAlgebraProviders.Create(ProviderChoice.Simd), loop ?? SequentialLoop.Instance);
        return runner.Run(runner.Prepare(Definition(changed), default), compute, new Nobody(), default);
    }

    private sealed record NoisyOptions : DatasetOptions
    {
        public int Changed { get; init; }
    }

    private sealed class NoisyDataset(NoisyOptions options) : Dataset(options)
    {
        public override Shape ImageShape => Image;

        public override IReadOnlyList<string> ClassNames { get; } = ["a", "b", "c"];

        public override DatasetContents Load(CancellationToken cancellationToken) =>
            new(Images(40, options.Changed), null, "noisy");
    }

    private sealed class NoisyPlugin : IPlugin
    {
        public void Configure(IPluginBuilder plugin) => plugin.AddDataset<NoisyDataset, NoisyOptions>("noisy");
    }

    private sealed class Nobody : ITrainingObserver
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
