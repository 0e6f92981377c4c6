using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// The rectifier with a learned slope: <c>f(x) = x</c> where x &gt; 0, <c>alpha x</c> elsewhere. Any shape, which
/// stays; the first dimension is the channels. The parameter is <c>alpha</c>: <c>[channels]</c>, the input's shape, or
/// <c>[1]</c>.
/// </summary>
/// <remarks>
/// He, Zhang, Ren, Sun: "Delving Deep into Rectifiers: Surpassing Human-Level Performance on ImageNet Classification",
/// 2015. They start with 0.25 and keep weight decay away from alpha; the default here is Keras's 0, the plain
/// rectifier. At exactly 0 the derivative is alpha.
/// </remarks>
[Description("Rectifier with a learned slope below 0 (He and others 2015).")]
public sealed class PReluLayer : Layer, IOnnxExportable
{
    private readonly Parameter _alpha;
    private readonly int _group;
    private readonly Scratch<float> _negative;

    /// <summary>A rectifier for a place in a network.</summary>
    public PReluLayer(PReluOptions options, LayerSite site)
        : base(site)
    {
        var shape = options.Sharing switch
        {
            SlopeSharing.Channel => new Shape(InputShape.Dimensions[0]),
            SlopeSharing.None => InputShape,
            _ => new Shape(1),
        };
        _group = InputShape.Count / shape.Count;
        _alpha = site.AddParameter("alpha", shape, options.AlphaInitializer, fanIn: 1, fanOut: 1);
        _negative = site.AddScratch<float>(InputShape.Count);
    }

    /// <inheritdoc/>
    public override Shape OutputShape => InputShape;

    /// <inheritdoc/>
    public override bool BackwardUsesOutput => false;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        Span<int> dimensions = stackalloc int[InputShape.Rank];
        dimensions.Fill(1);
        if (_group == 1)
        {
            InputShape.Dimensions.CopyTo(dimensions);
        }
        else
        {
            dimensions[0] = _alpha.Shape.Count;
        }

        return graph.Node("PRelu", [input, graph.Tensor(_alpha.Name, _alpha.Values, dimensions)]);
    }

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        for (var sample = 0; sample < input.Count; sample++)
        {
            Rectify(input[sample], input[sample], output[sample]);
        }
    }

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient,
        LayerContext context)
    {
        for (var sample = 0; sample < input.Count; sample++)
        {
            var negative = context.Scratch(_negative);
            TensorPrimitives.Min(input[sample], 0f, negative);
            AddSlopeGradient(negative, outputGradient[sample], context.Gradient(_alpha));
            if (!inputGradient.IsEmpty)
            {
                Rectify(input[sample], outputGradient[sample], inputGradient[sample]);
            }
        }
    }

    /// <summary>Forward and backward are one: values, where x is not above 0 times its slope.</summary>
    private void Rectify(ReadOnlySpan<float> x, ReadOnlySpan<float> values, Span<float> target)
    {
        var alpha = _alpha.Values;
        if (_group == 1)
        {
            TensorPrimitives.Multiply(values, alpha, target);
            TakeAboveZero(x, values, target);
            return;
        }

        for (var group = 0; group < alpha.Length; group++)
        {
            var part = values.Slice(group * _group, _group);
            var start = group * _group;
            TensorPrimitives.Multiply(part, alpha[group], target.Slice(start, _group));
            TakeAboveZero(x.Slice(start, _group), part, target.Slice(start, _group));
        }
    }

    private static void TakeAboveZero(ReadOnlySpan<float> x, ReadOnlySpan<float> values, Span<float> target)
    {
        var condition = MemoryMarshal.Cast<float, Vector<float>>(x);
        var source = MemoryMarshal.Cast<float, Vector<float>>(values);
        var result = MemoryMarshal.Cast<float, Vector<float>>(target);
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Vector.ConditionalSelect(
                Vector.GreaterThan(condition[i], Vector<float>.Zero), source[i], result[i]);
        }

        for (var i = result.Length * Vector<float>.Count; i < target.Length; i++)
        {
            target[i] = x[i] > 0 ? values[i] : target[i];
        }
    }

    private void AddSlopeGradient(ReadOnlySpan<float> negative, ReadOnlySpan<float> upstream, Span<float> gradient)
    {
        if (_group == 1)
        {
            TensorPrimitives.MultiplyAdd(negative, upstream, gradient, gradient);
            return;
        }

        for (var group = 0; group < gradient.Length; group++)
        {
            var start = group * _group;
            gradient[group] += TensorPrimitives.Dot(negative.Slice(start, _group), upstream.Slice(start, _group));
        }
    }
}
