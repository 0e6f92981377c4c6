using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// Inverted dropout: in training each value is 0 with probability <c>rate</c> and otherwise divided by <c>1 - rate</c>,
/// so that its mean stays; in inference nothing changes. Any shape, which stays.
/// </summary>
/// <remarks>
/// Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov: "Dropout: A Simple Way to Prevent Neural Networks from
/// Overfitting", 2014. Each sample has random numbers of its own, so the mask does not depend on threads or on how the
/// batch is cut.
/// </remarks>
[Description("Sets a share of the values to 0 in training and scales up the others (Srivastava and others 2014).")]
public sealed class DropoutLayer : Layer, IOnnxExportable
{
    // What each value is multiplied with: 0 or 1 / (1 - rate).
    private readonly SampleBuffer<float> _mask;
    private readonly uint _threshold;
    private readonly float _scale;

    /// <summary>A dropout layer for a place in a network.</summary>
    public DropoutLayer(DropoutOptions options, LayerSite site)
        : base(site)
    {
        _mask = site.AddSampleBuffer<float>(InputShape.Count);
        _threshold = (uint)Math.Min(options.Rate * (1UL << 32), uint.MaxValue);
        _scale = (float)(1 / (1 - options.Rate));
    }

    /// <inheritdoc/>
    public override Shape OutputShape => InputShape;

    /// <inheritdoc/>
    public override bool CanRunInPlace => true;

    /// <inheritdoc/>
    public override bool BackwardUsesOutput => false;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) => input;

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        if (context.Phase == Phase.Training)
        {
            var mask = context.Samples(_mask);
            for (var sample = 0; sample < input.Count; sample++)
            {
                DrawMask(mask.Slice(sample * InputShape.Count, InputShape.Count), context.Random(sample));
            }

            TensorPrimitives.Multiply(input.Values, mask, output.Values);
        }
        else if (input.Values != output.Values)
        {
            input.Values.CopyTo(output.Values);
        }
    }

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient,
        LayerContext context)
    {
        if (!inputGradient.IsEmpty)
        {
            TensorPrimitives.Multiply(outputGradient.Values, context.Samples(_mask), inputGradient.Values);
        }
    }

    /// <summary>
    /// Turns random words into factors where they lie: a branch for each value would be mispredicted every other time.
    /// </summary>
    private void DrawMask(Span<float> mask, RandomStream random)
    {
        var words = MemoryMarshal.Cast<float, uint>(mask);
        random.Fill(words);
        var (threshold, scale) = (new Vector<uint>(_threshold), new Vector<float>(_scale));
        var vectors = MemoryMarshal.Cast<uint, Vector<uint>>(words);
        foreach (ref var vector in vectors)
        {
            vector = Vector.GreaterThanOrEqual(vector, threshold) & Vector.AsVectorUInt32(scale);
        }

        for (var i = vectors.Length * Vector<uint>.Count; i < words.Length; i++)
        {
            mask[i] = words[i] >= _threshold ? _scale : 0;
        }
    }
}
