using CnnLab.Compute;

namespace CnnLab.Engine.Tests;

[TestFixture(1)]
[TestFixture(2)]
[TestFixture(3)]
public sealed class BatchLoaderTests(int workers)
{
    private const int BatchSize = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private WorkerPool _pool = null!;
    private Network _network = null!;
    private BatchLoader _loader = null!;

    [SetUp]
    public void Allocate()
    {
        var factory = new PluginFactory(new TinyPlugin());
        _pool = new WorkerPool(workers);
        _network = NetworkBuilder.Build(Tiny.Definition(), Tiny.Image, 3, factory);
        _network.Allocate(
            new ComputeBackend(LinearAlgebraProviders.Create(ProviderChoice.Simd), _pool), BatchSize);
        _loader = Loader();
    }

    [TearDown]
    public void EndThreads()
    {
        _loader.Dispose();
        _pool.Dispose();
    }

    private BatchLoader Loader(params Augmentation[] augmentations) => new(_network, _pool, augmentations, BatchSize);

    private static BatchOrder Order(ImageSet images, int count, RandomStream? augment = null)
    {
        var indexes = Enumerable.Range(0, count).ToArray();
        RandomStream.For(1, "test").Shuffle(indexes.AsSpan());
        return new BatchOrder(images, indexes, augment);
    }

    /// <summary>Loads all batches of an order and of those behind it, and gives every image's first pixel.</summary>
    private List<float> LoadAll(BatchOrder order)
    {
        var pixels = new List<float>();
        for (var current = order; current is not null; current = current.Next)
        {
            for (var start = 0; start < current.Indexes.Length; start += BatchSize)
            {
                var count = _loader.Load(current, start).Length;
                var batch = _network.Input(count);
                for (var sample = 0; sample < count; sample++)
                {
                    pixels.Add(batch[sample][0]);
                    Assert.That(batch[sample].ToArray(), Is.All.EqualTo(batch[sample][0]));
                }
            }
        }

        return pixels;
    }

    [Test]
    public void Batches_come_in_their_order_and_so_do_those_of_the_order_behind()
    {
        var images = new WatchedImages(60);
        var order = Order(images, 47);
        order.Next = new BatchOrder(images, []) { Next = Order(images, 23) };
        Assert.That(
            LoadAll(order),
            Is.EqualTo(order.Indexes.Concat(order.Next.Next!.Indexes).Select(WatchedImages.Pixel)));
    }

    [Test]
    public void Every_image_is_read_as_often_as_it_is_used_and_no_other()
    {
        var images = new WatchedImages(60);
        var order = Order(images, 47);
        order.Next = Order(images, 23);
        LoadAll(order);
        Assert.That(images.Reads, Is.EqualTo(
            Enumerable.Range(0, 60).Select(index => (index < 47 ? 1 : 0) + (index < 23 ? 1 : 0))));
    }

    [Test]
    public void Labels_and_targets_are_those_of_the_batch_and_not_of_the_one_loaded_ahead()
    {
        var order = Order(new WatchedImages(25), 25);
        for (var start = 0; start < 25; start += BatchSize)
        {
            var expected = order.Indexes.Skip(start).Take(BatchSize).Select(index => index % 3).ToArray();
            var labels = _loader.Load(order, start).ToArray();
            var targets = _network.Targets(labels.Length);
            Assert.That(labels, Is.EqualTo(expected));
            for (var sample = 0; sample < labels.Length; sample++)
            {
                Assert.That(
                    targets[sample].ToArray(),
                    Is.EqualTo(Enumerable.Range(0, 3).Select(c => c == labels[sample] ? 1f : 0f)));
            }
        }
    }

    [Test]
    public void The_next_batch_is_loaded_without_being_asked_for_and_so_is_the_first_of_the_next_order()
    {
        var images = new WatchedImages(40);
        var order = Order(images, 15);
        order.Next = new BatchOrder(images, [30, 31, 32]);
        _loader.Load(order, 0);
        Assert.That(SpinWait.SpinUntil(() => order.Indexes.All(index => images.Reads[index] == 1), Patience));
        _loader.Load(order, BatchSize);
        Assert.That(SpinWait.SpinUntil(() => images.Reads[32] == 1, Patience));
    }

    [Test]
    public void Images_in_memory_are_loaded_by_workers_that_wait_for_a_loop()
    {
        Assume.That(workers > 1 && workers <= Environment.ProcessorCount, "Only workers with a processor look around.");
        var pixels = Enumerable.Range(0, 20).SelectMany(i => Enumerable.Repeat((byte)i, Tiny.Image.Count)).ToArray();
        var order = Order(new ByteImageSet(pixels, new int[20], Tiny.Image, Normalization.None), 20);
        var expected = order.Indexes.Skip(BatchSize).Select(index => (float)index).ToArray();
        _loader.Load(order, 0);
        Assert.That(
            SpinWait.SpinUntil(
                () =>
                {
                    // A worker that has fallen asleep looks again after a loop.
                    _pool.For(workers, (_, _) => { });
                    return FirstPixels(_network.InputAhead(BatchSize)).SequenceEqual(expected);
                },
                Patience));
    }

    private static float[] FirstPixels(Batch batch) =>
        [.. batch.Values.ToArray().Chunk(Tiny.Image.Count).Select(image => image[0])];

    [Test]
    public void What_reading_throws_arrives_with_the_batch_that_needs_the_image()
    {
        var images = new WatchedImages(50) { Broken = [24, 27] };
        var order = new BatchOrder(images, [.. Enumerable.Range(0, 50)]);
        _loader.Load(order, 0);
        _loader.Load(order, 10);
        Assert.That(
            () => _loader.Load(order, 20).Length,
            Throws.TypeOf<FormatException>().With.Message.EqualTo("image 24 is broken"));
    }

    [Test]
    public void A_batch_that_nobody_asks_for_any_more_is_forgotten_with_its_errors()
    {
        var images = new WatchedImages(50) { Broken = [12] };
        var abandoned = new BatchOrder(images, [.. Enumerable.Range(0, 20)]);
        var order = Order(new WatchedImages(30), 30);
        _loader.Load(abandoned, 0);
        Assert.That(LoadAll(order), Is.EqualTo(order.Indexes.Select(WatchedImages.Pixel)));
    }

    [Test]
    public void Augmentation_draws_from_the_images_own_stream_whoever_loads_it()
    {
        _loader.Dispose();
        _loader = Loader(new AddNoise(), new AddNoise());
        var epoch = RandomStream.For(7, "augmentation");
        var order = Order(new WatchedImages(35), 35, epoch);
        Assert.That(LoadAll(order), Is.EqualTo(order.Indexes.Select(index =>
        {
            var random = epoch.Fork((ulong)index);
            var once = WatchedImages.Pixel(index) + (float)random.NextDouble();
            return once + (float)random.NextDouble();
        })));
    }

    [Test]
    public void A_batch_is_augmented_after_its_images_from_a_stream_of_its_place()
    {
        _loader.Dispose();
        _loader = Loader(new TakeNext(), new AddNoise());
        var epoch = RandomStream.For(7, "augmentation");
        var order = Order(new WatchedImages(35), 35, epoch);
        var noisy = order.Indexes.Select(index =>
        {
            var random = epoch.Fork((ulong)index);
            return WatchedImages.Pixel(index) + (float)random.NextDouble();
        }).ToArray();
        var expected = noisy.Select((_, place) =>
        {
            var start = place / BatchSize * BatchSize;
            var count = Math.Min(BatchSize, 35 - start);
            var random = epoch.Fork((1UL << 32) + (ulong)start);
            return noisy[start + ((place - start + 1) % count)] + (float)random.NextDouble();
        });
        Assert.That(LoadAll(order), Is.EqualTo(expected));
    }

    [Test]
    public void The_label_of_a_mixed_image_is_that_of_its_larger_part_and_scored_images_are_never_mixed()
    {
        _loader.Dispose();
        _loader = Loader(new TakeNext());
        var order = Order(new WatchedImages(BatchSize), BatchSize, RandomStream.For(7, "augmentation"));
        order.Next = Order(new WatchedImages(BatchSize), BatchSize);
        var labels = order.Indexes.Select(index => index % 3).ToArray();
        Assert.That(_loader.Load(order, 0).ToArray(), Is.EqualTo(labels.Skip(1).Append(labels[0])));
        Assert.That(_loader.Load(order.Next, 0).ToArray(), Is.EqualTo(labels));
        Assert.That(_network.Targets(BatchSize).Values.ToArray().Count(target => target == 1), Is.EqualTo(BatchSize));
    }

    [Test]
    public void After_its_end_nothing_is_read_and_its_thread_is_gone()
    {
        var images = new WatchedImages(40);
        var order = new BatchOrder(images, [.. Enumerable.Range(0, 40)]);
        using var release = new ManualResetEventSlim();
        images.OnRead = index =>
        {
            if (index >= BatchSize)
            {
                release.Wait(Patience);
            }
        };
        _loader.Load(order, 0);
        SpinWait.SpinUntil(() => images.OtherThreads.Count > 0, TimeSpan.FromMilliseconds(50));
        using (new Timer(_ => release.Set(), null, 50, Timeout.Infinite))
        {
            _loader.Dispose();
        }

        var reads = images.Reads.Sum();
        _pool.Dispose();
        Assert.Multiple(() =>
        {
            Assert.That(images.OtherThreads.Select(thread => thread.IsAlive), Is.All.False);
            Assert.That(images.Reads.Sum(), Is.EqualTo(reads));
            Assert.That(reads, Is.LessThan(2 * BatchSize), "A batch that nobody will use is not read to its end.");
        });
    }

    [Test]
    public void Loading_allocates_nothing_on_any_thread()
    {
        const int Warm = 200;
        var images = new WatchedImages(400);
        var before = new Dictionary<int, long>(100);
        var grown = 0;
        images.OnRead = index =>
        {
            lock (before)
            {
                var (thread, bytes) = (Environment.CurrentManagedThreadId, GC.GetAllocatedBytesForCurrentThread());
                grown += index >= Warm && !before.TryAdd(thread, bytes) && before[thread] != bytes ? 1 : 0;
            }
        };
        var order = new BatchOrder(images, [.. Enumerable.Range(0, 400)]);
        var mine = 0L;
        for (var start = 0; start < 400; start += BatchSize)
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            _loader.Load(order, start);
            mine += start > Warm ? GC.GetAllocatedBytesForCurrentThread() - bytes : 0;
        }

        Assert.Multiple(() =>
        {
            Assert.That(mine, Is.Zero);
            Assert.That(grown, Is.Zero);
        });
    }

    /// <summary>Each image becomes the next one of its batch and some noise, each target mostly the next one's.</summary>
    private sealed class TakeNext : BatchAugmentation
    {
        public override void Apply(Batch images, Batch targets, ref RandomStream random)
        {
            var noise = (float)random.NextDouble();
            var (pixels, hot) = (images.Values.ToArray(), targets.Values.ToArray());
            for (var sample = 0; sample < images.Count; sample++)
            {
                var next = (sample + 1) % images.Count;
                for (var i = 0; i < images.Shape.Count; i++)
                {
                    images[sample][i] = pixels[(next * images.Shape.Count) + i] + noise;
                }

                for (var i = 0; i < targets.Shape.Count; i++)
                {
                    targets[sample][i] = (0.4f * targets[sample][i]) + (0.6f * hot[(next * targets.Shape.Count) + i]);
                }
            }
        }
    }

    private sealed class AddNoise : Augmentation
    {
        public override void Apply(Span<float> image, Shape shape, ref RandomStream random)
        {
            var noise = (float)random.NextDouble();
            foreach (ref var pixel in image)
            {
                pixel += noise;
            }
        }
    }
}
