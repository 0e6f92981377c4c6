using System.Numerics.Tensors;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// A dense layer inside another layer, for one sample at a time: too small for a matrix product to be worth its
/// packing.
/// </summary>
internal sealed class SmallDense : IOnnxExportable
{
    private readonly Parameter _kernel;
    private readonly Parameter? _bias;
    private readonly int _features;
    private readonly int _units;

    /// <summary>Declares <c>[name]_kernel</c>, <c>[units, features]</c>, and <c>[name]_bias</c>.</summary>
    public SmallDense(string name, int features, int units, SqueezeExcitationOptions options, LayerSite site)
    {
        (_features, _units) = (features, units);
        _kernel = site.AddParameter(
            $"{name}_kernel", new Shape(units, features), options.KernelInitializer, features, units);
        _bias = options.UseBias
            ? site.AddParameter($"{name}_bias", new Shape(units), options.BiasInitializer, features, units)
            : null;
    }

    /// <summary>Multiply-adds of the forward pass.</summary>
    public long MultiplyAdds => (long)_features * _units;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        string[] inputs = [input, graph.Tensor(_kernel), .. _bias is null ? [] : new[] { graph.Tensor(_bias) }];
        return graph.Node("Gemm", inputs, new OnnxAttribute("transB", 1));
    }

    /// <summary>Assigns y = W x + b.</summary>
    public void Forward(ReadOnlySpan<float> x, Span<float> y)
    {
        for (var unit = 0; unit < _units; unit++)
        {
            y[unit] = TensorPrimitives.Dot(Row(_kernel.Values, unit), x) + (_bias is null ? 0 : _bias.Values[unit]);
        }
    }

    /// <summary>Assigns dx = W^T dy and adds dW = dy x^T and db = dy to the parameters' gradients.</summary>
    public void Backward(ReadOnlySpan<float> x, ReadOnlySpan<float> dy, Span<float> dx, LayerContext context)
    {
        dx.Clear();
        var gradient = context.Gradient(_kernel);
        for (var unit = 0; unit < _units; unit++)
        {
            TensorPrimitives.MultiplyAdd(Row(_kernel.Values, unit), dy[unit], dx, dx);
            var row = gradient.Slice(unit * _features, _features);
            TensorPrimitives.MultiplyAdd(x, dy[unit], row, row);
        }

        if (_bias is not null)
        {
            TensorPrimitives.Add(context.Gradient(_bias), dy, context.Gradient(_bias));
        }
    }

    private ReadOnlySpan<float> Row(ReadOnlySpan<float> kernel, int unit) => kernel.Slice(unit * _features, _features);
}
