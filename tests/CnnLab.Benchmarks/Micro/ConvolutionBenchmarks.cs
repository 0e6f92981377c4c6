using BenchmarkDotNet.Attributes;
using CnnLab.Compute;

namespace CnnLab.Benchmarks;

/// <summary>A convolution and its two costly gradients, by shape and algorithm, on one thread.</summary>
[MemoryDiagnoser]
public class ConvolutionBenchmarks
{
    private ILinearAlgebra _linearAlgebra = null!;
    private float[] _input = [], _kernel = [], _gradient = [], _bias = [], _output = [], _scratch = [], _prepared = [];

    /// <summary>The sizes and the algorithm.</summary>
    [ParamsSource(nameof(Cases))]
    public ConvolutionCase Case { get; set; } = null!;

    private ConvolutionAlgorithm Algorithm => Case.Algorithm;

    private ConvolutionWorkspace Workspace => new(_linearAlgebra, _scratch, _prepared);

    private Batch Input => new(_input, Case.Samples, Algorithm.Geometry.InputShape);

    private Batch Output => new(_output, Case.Samples, Algorithm.Geometry.OutputShape);

    /// <summary>The convolutions of the three networks.</summary>
    public static IEnumerable<ConvolutionCase> Cases() => ConvolutionCase.All();

    /// <summary>Makes the tensors.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var sizes = Algorithm.Geometry;
        _linearAlgebra = LinearAlgebraProviders.Create(ProviderChoice.Auto);
        _input = Values.Of(Case.Samples * sizes.InputShape.Count);
        _output = Values.Of(Case.Samples * sizes.OutputShape.Count);
        _kernel = Values.Of(sizes.KernelShape.Count);
        _gradient = new float[sizes.KernelShape.Count];
        _bias = Values.Of(sizes.Filters);
        _scratch = new float[Algorithm.ScratchElements];
        _prepared = new float[Algorithm.PreparedElements];
        Algorithm.Prepare(_kernel, backward: true, _prepared, SequentialLoop.Instance);
    }

    /// <summary>Z = K * X + B.</summary>
    [Benchmark]
    public void Forward() => Algorithm.Forward(Input, _kernel, _bias, Output, Workspace);

    /// <summary>dK.</summary>
    [Benchmark]
    public void FilterGradient() =>
        Algorithm.FilterGradient(Input, Output, _gradient, accumulate: false, Workspace);

    /// <summary>dX.</summary>
    [Benchmark]
    public void InputGradient() => Algorithm.InputGradient(Output, _kernel, Input, Workspace);
}
