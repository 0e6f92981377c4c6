using BenchmarkDotNet.Attributes;
using CnnLab.Compute;
using CnnLab.Engine;

namespace CnnLab.Benchmarks;

/// <summary>How long it takes to gather and normalise a batch of MNIST's size.</summary>
[MemoryDiagnoser]
public class LoaderBenchmarks : IDisposable
{
    private const int Images = 10_000;

    private WorkerPool _pool = null!;
    private BatchOrder _order = null!;
    private BatchLoader _loader = null!;
    private int _next;

    /// <summary>Images of a batch.</summary>
    [Params(32, 128)]
    public int BatchSize { get; set; }

    /// <summary>Threads.</summary>
    [ParamsSource(nameof(ThreadCounts))]
    public int Threads { get; set; }

    /// <summary>One, and all.</summary>
    public static IEnumerable<int> ThreadCounts() => new[] { 1, Environment.ProcessorCount }.Distinct();

    /// <summary>Makes the images and a network to load them into.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var experiment = Lab.Load(Lab.Experiment("mnist_kfold.json"));
        var shape = new Shape(1, 28, 28);
        var network = NetworkBuilder.Build(experiment.Definition!, shape, classes: 10, experiment.Factory);
        _pool = new WorkerPool(Threads);
        network.Allocate(new ComputeBackend(LinearAlgebraProviders.Create(ProviderChoice.Auto), _pool), BatchSize);
        var pixels = new byte[Images * shape.Count];
        var random = RandomStream.For(1, "benchmark images");
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)random.NextInt32(256);
        }

        int[] indexes = [.. Enumerable.Range(0, Images)];
        random.Shuffle<int>(indexes);
        _order = new BatchOrder(new ByteImageSet(pixels, new int[Images], shape, Normalization.Unit), indexes);
        _order.Next = _order;
        _loader = new BatchLoader(network, _pool, [], BatchSize);
    }

    /// <summary>Ends the threads.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _loader.Dispose();
        _pool.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The next batch of an epoch.</summary>
    [Benchmark]
    public void Load()
    {
        _loader.Load(_order, _next);
        _next = _next + BatchSize < Images ? _next + BatchSize : 0;
    }
}
