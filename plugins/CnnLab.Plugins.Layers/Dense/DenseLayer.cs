using System.ComponentModel;
using System.Numerics.Tensors;
using CnnLab.Compute;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// A fully connected layer: <c>[features]</c> to <c>[units]</c>. The kernel is <c>[units, features]</c>.
/// </summary>
/// <remarks>
/// The forward pass and both gradients are one matrix product each, over the whole batch and on all threads. The
/// kernel's order was measured: with few units over many features its transpose is slower in the forward pass and in
/// its gradient.
/// </remarks>
[Description("Fully connected: every output is a weighted sum of all inputs (Rumelhart, Hinton, Williams 1986).")]
public sealed class DenseLayer : Layer, IOnnxExportable
{
    private readonly ParallelProduct _product = new();
    private readonly Parameter _kernel;
    private readonly Parameter? _bias;
    private readonly int _features;
    private readonly int _units;

    /// <summary>A dense layer for a place in a network.</summary>
    /// <exception cref="ComponentException">The input is not flat.</exception>
    public DenseLayer(DenseOptions options, LayerSite site)
        : base(site)
    {
        if (InputShape.Rank != 1)
        {
            throw new ComponentException(
                $"expected a flat input; add a flatten layer before it, received {InputShape}");
        }

        (_features, _units) = (InputShape.Count, options.Units);
        OutputShape = new Shape(_units);
        _kernel = site.AddParameter(
            "kernel", new Shape(_units, _features), options.KernelInitializer, _features, _units,
            overwritesGradient: true, options.KernelRegularizer);
        _bias = options.UseBias
            ? site.AddParameter(
                "bias", OutputShape, options.BiasInitializer, _features, _units, overwritesGradient: true,
                options.BiasRegularizer)
            : null;
    }

    /// <inheritdoc/>
    public override Shape OutputShape { get; }

    /// <inheritdoc/>
    public override long MultiplyAdds => (long)_features * _units;

    /// <inheritdoc/>
    public override bool NeedsWholeBatch => true;

    /// <inheritdoc/>
    public override bool BackwardUsesOutput => false;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        string[] inputs = [input, graph.Tensor(_kernel), .. _bias is null ? [] : new[] { graph.Tensor(_bias) }];
        return graph.Node("Gemm", inputs, new OnnxAttribute("transB", 1));
    }

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        if (_bias is not null)
        {
            for (var sample = 0; sample < output.Count; sample++)
            {
                _bias.Values.CopyTo(output[sample]);
            }
        }

        var (algebra, loop) = (context.LinearAlgebra, context.Parallel);
        var hasBias = _bias is not null;
        var forward = new MatrixProduct(input.Count, _units, _features) { TransposeB = true, Accumulate = hasBias };
        _product.Multiply(algebra, loop, forward, input.Values, _kernel.Values, output.Values);
    }

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient,
        LayerContext context)
    {
        var (algebra, loop, accumulate) = (context.LinearAlgebra, context.Parallel, !context.GradientIsFresh);
        var kernel = new MatrixProduct(_units, _features, input.Count) { TransposeA = true, Accumulate = accumulate };
        _product.Multiply(algebra, loop, kernel, outputGradient.Values, input.Values, context.Gradient(_kernel));
        if (_bias is not null)
        {
            AddBiasGradient(outputGradient, context.Gradient(_bias), accumulate);
        }

        if (!inputGradient.IsEmpty)
        {
            var backward = new MatrixProduct(input.Count, _features, _units);
            _product.Multiply(algebra, loop, backward, outputGradient.Values, _kernel.Values, inputGradient.Values);
        }
    }

    private static void AddBiasGradient(ReadOnlyBatch outputGradient, Span<float> gradient, bool accumulate)
    {
        if (!accumulate)
        {
            gradient.Clear();
        }

        for (var sample = 0; sample < outputGradient.Count; sample++)
        {
            TensorPrimitives.Add(gradient, outputGradient[sample], gradient);
        }
    }
}
