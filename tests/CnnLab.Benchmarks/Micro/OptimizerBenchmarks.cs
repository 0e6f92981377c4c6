using BenchmarkDotNet.Attributes;
using CnnLab.Compute;

namespace CnnLab.Benchmarks;

/// <summary>A step of an optimizer, and the sum of partial gradients before it, on one thread.</summary>
[MemoryDiagnoser]
public class OptimizerBenchmarks
{
    private const int Lanes = 8;

    // As the engine cuts parameters into slices.
    private const int SliceLength = 16 * 1024;

    private float[] _values = [], _gradient = [];
    private float[][] _state = [], _partials = [];
    private Optimizer _optimizer = null!;

    /// <summary>Which one.</summary>
    [Params("sgd", "momentum", "nesterov", "adam")]
    public string Type { get; set; } = "";

    /// <summary>Parameters: a slice, and those of the report's MNIST network.</summary>
    [Params(SliceLength, 542_230)]
    public int Parameters { get; set; }

    /// <summary>Makes the parameters.</summary>
    [GlobalSetup]
    public void Setup()
    {
        (string Path, string Value)[] options = Type switch
        {
            "sgd" => [("optimizer.momentum", "0")],
            "momentum" => [("optimizer.momentum", "0.9")],
            "nesterov" => [("optimizer.momentum", "0.9"), ("optimizer.nesterov", "true")],
            _ => [("optimizer.type", Type)],
        };
        var experiment = Lab.Load(Lab.Experiment("mnist_kfold.json"), options);
        _optimizer = experiment.Factory.Create<Optimizer>(experiment.Definition!.Optimizer);
        (_values, _gradient) = (Values.Of(Parameters), Values.Of(Parameters));
        _state = [.. _optimizer.StateSlots.Select(_ => new float[Parameters])];
        _partials = [.. Enumerable.Range(1, Lanes - 1).Select(_ => new float[Parameters])];
    }

    /// <summary>The step alone.</summary>
    [Benchmark]
    public void Update()
    {
        for (var start = 0; start < Parameters; start += SliceLength)
        {
            var length = Math.Min(SliceLength, Parameters - start);
            _optimizer.Update(new ParameterUpdate(
                _values.AsSpan(start, length), _gradient.AsSpan(start, length), _state, start, 1, 1e-6f));
        }
    }

    /// <summary>The gradients of eight lanes added up.</summary>
    [Benchmark]
    public void SumOfLanes()
    {
        for (var start = 0; start < Parameters; start += SliceLength)
        {
            var length = Math.Min(SliceLength, Parameters - start);
            PartialSums.Add(_gradient.AsSpan(start, length), _partials, start);
        }
    }
}
