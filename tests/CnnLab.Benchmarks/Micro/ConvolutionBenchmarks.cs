using BenchmarkDotNet.Attributes;
using CnnLab.Compute;

namespace CnnLab.Benchmarks;

/// <summary>A convolution and its two costly gradients, by shape, on one thread.</summary>
[MemoryDiagnoser]
public class ConvolutionBenchmarks
{
    private ConvolutionAlgorithm _algorithm = null!;
    private ILinearAlgebra _linearAlgebra = null!;
    private float[] _input = [], _kernel = [], _bias = [], _output = [], _scratch = [];

    /// <summary>The sizes.</summary>
    [ParamsSource(nameof(Shapes))]
    public ConvolutionCase Shape { get; set; } = null!;

    private ConvolutionGeometry Sizes => Shape.Geometry;

    private ConvolutionWorkspace Workspace => new(_linearAlgebra, _scratch);

    private Batch Input => new(_input, ConvolutionCase.Samples, Sizes.InputShape);

    private Batch Output => new(_output, ConvolutionCase.Samples, Sizes.OutputShape);

    /// <summary>The convolutions of the three networks.</summary>
    public static IEnumerable<ConvolutionCase> Shapes() => ConvolutionCase.All();

    /// <summary>Makes the tensors.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _linearAlgebra = LinearAlgebraProviders.Create(ProviderChoice.Auto);
        _algorithm = ConvolutionAlgorithm.For(Sizes, ConvolutionCase.Samples);
        _input = Values.Of(ConvolutionCase.Samples * Sizes.InputShape.Count);
        _output = Values.Of(ConvolutionCase.Samples * Sizes.OutputShape.Count);
        _kernel = Values.Of(Sizes.KernelShape.Count);
        _bias = Values.Of(Sizes.Filters);
        _scratch = new float[_algorithm.ScratchElements];
    }

    /// <summary>Z = K * X + B.</summary>
    [Benchmark]
    public void Forward() => _algorithm.Forward(Input, _kernel, _bias, Output, Workspace);

    /// <summary>dK.</summary>
    [Benchmark]
    public void FilterGradient() =>
        _algorithm.FilterGradient(Input, Output, _kernel, accumulate: false, Workspace);

    /// <summary>dX.</summary>
    [Benchmark]
    public void InputGradient() => _algorithm.InputGradient(Output, _kernel, Input, Workspace);
}
