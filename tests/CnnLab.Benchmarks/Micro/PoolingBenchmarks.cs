using BenchmarkDotNet.Attributes;
using CnnLab.Plugins.Pooling;

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
        _max = new LayerRun(
            site => new MaxPooling2D(Shape.Options(new MaxPooling2DOptions()), site), Shape.Input, PoolingCase.Samples);
        _average = new LayerRun(
            site => new AveragePooling2D(Shape.Options(new AveragePooling2DOptions()), site),
            Shape.Input,
            PoolingCase.Samples);
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
