using BenchmarkDotNet.Attributes;

namespace CnnLab.Benchmarks;

/// <summary>Activations of some samples, forward and backward, by shape, on one thread.</summary>
[MemoryDiagnoser]
public class ActivationBenchmarks
{
    private const int Samples = 4;
    private float[] _values = [], _output = [], _upstream = [], _gradient = [];
    private Activation _activation = null!;

    /// <summary>Which one.</summary>
    [Params("relu", "tanh", "sigmoid", "softmax")]
    public string Type { get; set; } = "";

    /// <summary>The sizes.</summary>
    [ParamsSource(nameof(Shapes))]
    public Shape Shape { get; set; } = null!;

    /// <summary>What stands before activations in the networks.</summary>
    public static IEnumerable<Shape> Shapes() =>
        [new(32, 26, 26), new(64, 32, 32), new(6, 28, 28), new(16, 10, 10), new(100), new(10)];

    /// <summary>Makes the numbers.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var experiment = Lab.Load(Lab.Experiment("mnist_kfold.json"));
        _activation = experiment.Factory.Create<Activation>(new Component<Activation>(Type));
        (_values, _upstream) = (Values.Of(Samples * Shape.Count), Values.Of(Samples * Shape.Count));
        (_output, _gradient) = (new float[_values.Length], new float[_values.Length]);
        Forward();
    }

    /// <summary>f(x).</summary>
    [Benchmark]
    public void Forward() =>
        _activation.Forward(new ReadOnlyBatch(_values, Samples, Shape), new Batch(_output, Samples, Shape));

    /// <summary>The gradient, from the output.</summary>
    [Benchmark]
    public void Backward() => _activation.Backward(
        new ReadOnlyBatch(_output, Samples, Shape),
        new ReadOnlyBatch(_output, Samples, Shape),
        new ReadOnlyBatch(_upstream, Samples, Shape),
        new Batch(_gradient, Samples, Shape));
}
