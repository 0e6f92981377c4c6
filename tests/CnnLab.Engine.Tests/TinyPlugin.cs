using System.Collections.Concurrent;

namespace CnnLab.Engine.Tests;

/// <summary>A learnable little data set, and components that watch the engine.</summary>
internal sealed class TinyPlugin : IPlugin
{
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddDataset<TinyDataset, DatasetOptions>("tiny");
        plugin.AddLayer<WatchingLayer, NoOptions>("watching");
        plugin.AddLayer<WholeBatchProbe, NoOptions>("whole_batch_probe");
        plugin.AddLayer<FailingLayer, NoOptions>("failing");
        plugin.AddDataset<OddDataset, OddOptions>("odd");
        plugin.AddDataset<StreamedDataset, StreamedOptions>("streamed");
        plugin.AddCallback<StopAfterTwo, NoOptions>("stop_after_two");
        plugin.AddCallback<KeepFirst, NoOptions>("keep_first");
        plugin.AddCallback<HalveRate, NoOptions>("halve_rate");
        plugin.AddSchedule<ZeroAfterFirstEpoch, NoOptions>("zero_after_first_epoch");
        plugin.AddAugmentation<Invert, NoOptions>("invert");
        plugin.AddMetric<NothingKnown, NoOptions>("nothing_known");
    }

    /// <summary>48 images of 3 classes: which third of the rows is bright.</summary>
    internal sealed class TinyDataset(DatasetOptions options) : Dataset(options)
    {
        public override Shape ImageShape => Tiny.Image;

        public override IReadOnlyList<string> ClassNames { get; } = ["top", "middle", "bottom"];

        public override DatasetContents Load(CancellationToken cancellationToken)
        {
            var random = RandomStream.For(1, "tiny");
            var labels = Enumerable.Range(0, 48).Select(index => index % 3).ToArray();
            var pixels = new byte[labels.Length * ImageShape.Count];
            for (var i = 0; i < pixels.Length; i++)
            {
                var (image, row) = (i / ImageShape.Count, i % ImageShape.Count / ImageShape.Width);
                pixels[i] = (byte)(random.NextInt32(60) + (row / 3 == labels[image] ? 150 : 0));
            }

            var set = new ByteImageSet(pixels, labels, ImageShape, Options.Normalize);
            return new DatasetContents(set, null, "tiny");
        }
    }

    /// <summary>Passes everything on and notes whether its input gradient was wanted.</summary>
    internal sealed class WatchingLayer(LayerSite site) : Layer(site)
    {
        public static bool? WantedInputGradient { get; set; }

        public override Shape OutputShape => InputShape;

        public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context) =>
            input.Values.CopyTo(output.Values);

        public override void Backward(
            ReadOnlyBatch input,
            ReadOnlyBatch output,
            ReadOnlyBatch outputGradient,
            Batch inputGradient,
            LayerContext context)
        {
            WantedInputGradient = !inputGradient.IsEmpty;
            if (!inputGradient.IsEmpty)
            {
                outputGradient.Values.CopyTo(inputGradient.Values);
            }
        }
    }

    /// <summary>The same for a layer that needs the whole batch, with something to learn.</summary>
    internal sealed class WholeBatchProbe : Layer
    {
        private readonly Parameter _nothing;

        public WholeBatchProbe(LayerSite site)
            : base(site) => _nothing = site.AddParameter("nothing", new Shape(1), "zeros", 1, 1);

        public static bool? WantedInputGradient { get; set; }

        public override Shape OutputShape => InputShape;

        public override bool NeedsWholeBatch => true;

        public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context) =>
            input.Values.CopyTo(output.Values);

        public override void Backward(
            ReadOnlyBatch input,
            ReadOnlyBatch output,
            ReadOnlyBatch outputGradient,
            Batch inputGradient,
            LayerContext context)
        {
            WantedInputGradient = !inputGradient.IsEmpty;
            context.Gradient(_nothing)[0] += 0;
        }
    }

    internal sealed record OddOptions : DatasetOptions
    {
        public int[] Labels { get; init; } = [];
    }

    /// <summary>A stranger's data set that does not look at its limits, nor at its labels.</summary>
    internal sealed class OddDataset(OddOptions options) : Dataset(options)
    {
        public override Shape ImageShape => Tiny.Image;

        public override IReadOnlyList<string> ClassNames { get; } = ["a", "b", "c"];

        public override DatasetContents Load(CancellationToken cancellationToken) => new(
            new ByteImageSet(
                new byte[options.Labels.Length * ImageShape.Count], options.Labels, ImageShape, Normalization.Unit),
            null,
            "odd");
    }

    internal sealed record StreamedOptions : DatasetOptions
    {
        public int BrokenImage { get; init; } = -1;
    }

    /// <summary>The images of <see cref="TinyDataset"/>, as if they were read from files.</summary>
    internal sealed class StreamedDataset(StreamedOptions options) : Dataset(options)
    {
        private readonly TinyDataset _inMemory = new(new DatasetOptions());

        /// <summary>The threads that have read, of all runs.</summary>
        public static ConcurrentBag<Thread> Readers { get; } = [];

        public override Shape ImageShape => _inMemory.ImageShape;

        public override IReadOnlyList<string> ClassNames => _inMemory.ClassNames;

        public override DatasetContents Load(CancellationToken cancellationToken) => new(
            new Stream(_inMemory.Load(cancellationToken).Training, options.BrokenImage), null, "tiny");

        private sealed class Stream(ImageSet images, int broken) : ImageSet
        {
            public override IReadOnlyList<int> Labels => images.Labels;

            public override void Read(int index, Span<float> image)
            {
                Readers.Add(Thread.CurrentThread);
                if (index == broken)
                {
                    throw new IOException($"image {index} is on a disk that is gone");
                }

                images.Read(index, image);
            }
        }
    }

    internal sealed class FailingLayer(LayerSite site) : Layer(site)
    {
        public override Shape OutputShape => InputShape;

        public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context) =>
            throw new InvalidOperationException("no");

        public override void Backward(
            ReadOnlyBatch input,
            ReadOnlyBatch output,
            ReadOnlyBatch outputGradient,
            Batch inputGradient,
            LayerContext context)
        {
        }
    }

    internal sealed class StopAfterTwo : Callback
    {
        public override void OnEpochEnd(EpochReport report)
        {
            Assert.That(report.Metrics.Keys, Has.None.StartsWith("test_"), "A callback must not see the scored fold.");
            if (report.Epoch == 2)
            {
                report.Stop("two are enough");
            }
        }
    }

    internal sealed class KeepFirst : Callback
    {
        public override void OnEpochEnd(EpochReport report)
        {
            if (report.Epoch == 1)
            {
                report.KeepParameters();
            }
        }
    }

    internal sealed class HalveRate : Callback
    {
        public override void OnEpochEnd(EpochReport report) => report.ScaleLearningRate(0.5f);
    }

    internal sealed class ZeroAfterFirstEpoch : LearningRateSchedule
    {
        public override float Factor(TrainingProgress progress) => progress.Epoch == 0 ? 1 : 0;
    }

    internal sealed class Invert : Augmentation
    {
        public override void Apply(Span<float> image, Shape shape, ref RandomStream random)
        {
            foreach (ref var pixel in image)
            {
                pixel = 1 - pixel;
            }
        }
    }

    /// <summary>Has no number of its own, and none for a part that is called a loss.</summary>
    internal sealed class NothingKnown : Metric
    {
        public override double Result => throw new InvalidOperationException("Nobody is to ask.");

        public override void Reset()
        {
        }

        public override void Add(ReadOnlyBatch predictions, ReadOnlySpan<int> labels)
        {
        }

        public override void Report(MetricReport report) => report.Add("weight loss", double.NaN);
    }
}
