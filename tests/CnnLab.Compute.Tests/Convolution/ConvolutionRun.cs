using CnnLab.TestKit;

namespace CnnLab.Compute.Tests.Convolution;

/// <summary>An algorithm with random X, K and dZ; everything that it must assign holds NaN before.</summary>
internal sealed class ConvolutionRun
{
    private readonly int _samples;
    private readonly float[] _input;
    private readonly float[] _outputGradient;
    private readonly float[] _output;
    private readonly float[] _kernelGradient;
    private readonly float[] _biasGradient;
    private readonly float[] _inputGradient;
    private readonly float[] _scratch;
    private readonly float[] _prepared;
    private readonly NaiveLinearAlgebra _linearAlgebra = new();

    public ConvolutionRun(
        ConvolutionGeometry geometry, int samples, ConvolutionChoice choice = ConvolutionChoice.Im2Col)
    {
        Algorithm = ConvolutionAlgorithms.Create(geometry, choice, samples);
        _samples = samples;
        _input = ConvolutionCase.Random("input", samples * geometry.InputShape.Count);
        _outputGradient = ConvolutionCase.Random("output gradient", samples * geometry.OutputShape.Count);
        Kernel = ConvolutionCase.Random("kernel", geometry.KernelShape.Count);
        _output = NaN(_outputGradient.Length);
        _inputGradient = NaN(_input.Length);
        _kernelGradient = NaN(Kernel.Length);
        _biasGradient = NaN(geometry.Filters);
        _scratch = NaN(Algorithm.ScratchElements);
        _prepared = NaN(Algorithm.PreparedElements);
        Algorithm.Prepare(Kernel, backward: true, _prepared, SequentialLoop.Instance);
    }

    public ConvolutionAlgorithm Algorithm { get; }

    public float[] Kernel { get; }

    private ReadOnlyBatch Input => new(_input, _samples, Algorithm.Geometry.InputShape);

    private ReadOnlyBatch OutputGradient => new(_outputGradient, _samples, Algorithm.Geometry.OutputShape);

    private ConvolutionWorkspace Workspace => new(_linearAlgebra, _scratch, _prepared);

    public float[] Forward(float[] bias)
    {
        Algorithm.Forward(Input, Kernel, bias, new(_output, _samples, Algorithm.Geometry.OutputShape), Workspace);
        return _output;
    }

    public float[] FilterGradient(bool accumulate = false, float before = float.NaN)
    {
        var gradient = new float[_kernelGradient.Length];
        Array.Fill(gradient, before);
        Algorithm.FilterGradient(Input, OutputGradient, gradient, accumulate, Workspace);
        return gradient;
    }

    public float[] BiasGradient()
    {
        Algorithm.BiasGradient(OutputGradient, _biasGradient, accumulate: false);
        return _biasGradient;
    }

    public float[] InputGradient()
    {
        var gradient = new Batch(_inputGradient, _samples, Algorithm.Geometry.InputShape);
        Algorithm.InputGradient(OutputGradient, Kernel, gradient, Workspace);
        return _inputGradient;
    }

    public void CallAll(float[] bias)
    {
        Forward(bias);
        Algorithm.FilterGradient(Input, OutputGradient, _kernelGradient, accumulate: false, Workspace);
        BiasGradient();
        InputGradient();
    }

    /// <summary>What a function gives for each sample's X and dZ, one after another.</summary>
    public double[] PerSample(Func<float[], float[], double[]> function) =>
        [.. Enumerable.Range(0, _samples).SelectMany(sample => Call(function, sample))];

    /// <summary>The sum over the samples of what a function gives for each.</summary>
    public double[] SumOverSamples(Func<float[], float[], double[]> function)
    {
        var parts = Enumerable.Range(0, _samples).Select(sample => Call(function, sample));
        return parts.Aggregate((sum, part) => [.. sum.Zip(part, (a, b) => a + b)]);
    }

    private double[] Call(Func<float[], float[], double[]> function, int sample) =>
        function(Input[sample].ToArray(), OutputGradient[sample].ToArray());

    private static float[] NaN(int count)
    {
        var values = new float[count];
        Array.Fill(values, float.NaN);
        return values;
    }
}
