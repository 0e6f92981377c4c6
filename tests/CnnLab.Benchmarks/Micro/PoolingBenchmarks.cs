using BenchmarkDotNet.Attributes;

namespace CnnLab.Benchmarks;

/// <summary>Pooling of some samples, forward and backward, by shape, on one thread.</summary>
[MemoryDiagnoser]
public class PoolingBenchmarks
{
    private LayerRun _max = null!, _average = null!;

    /// <summary>The sizes.</summary>
    [ParamsSource(nameof(Shapes))]
    public PoolingCase Shape { get; set; } = null!;

    /// <summary>The poolings of the networks, and what is harder: odd, narrow, overlapping.</summary>
    public static IEnumerable<PoolingCase> Shapes() => PoolingCase.All();

    /// <summary>Makes the layers.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _max = Shape.Run("max_pooling2d");
        _average = Shape.Run("average_pooling2d");
        _max.Forward();
    }

    /// <summary>The maxima, and where they stand.</summary>
    [Benchmark]
    public void MaxForward() => _max.Forward();

    /// <summary>Their gradient.</summary>
    [Benchmark]
    public void MaxBackward() => _max.Backward();

    /// <summary>The means.</summary>
    [Benchmark]
    public void AverageForward() => _average.Forward();

    /// <summary>Their gradient.</summary>
    [Benchmark]
    public void AverageBackward() => _average.Backward();
}
