using System.ComponentModel;
using System.Numerics.Tensors;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// Noise: in training a normal number with mean 0 and standard deviation <c>stddev</c> is added to every value; in
/// inference nothing changes. Any shape, which stays; the gradient passes as it is.
/// </summary>
/// <remarks>
/// Bishop: "Training with Noise is Equivalent to Tikhonov Regularization", 1995. The normal numbers are those of Box
/// and Muller (1958). Each sample has random numbers of its own, so the noise does not depend on threads or on how the
/// batch is cut.
/// </remarks>
[Description("Adds normal noise to every value in training (Bishop 1995).")]
public sealed class GaussianNoiseLayer : Layer, IOnnxExportable
{
    // Two normal numbers are made of two words: as many pairs at a time as stay in the first-level cache.
    private const int Pairs = 256;

    private readonly float _stddev;

    /// <summary>A noise layer for a place in a network.</summary>
    public GaussianNoiseLayer(GaussianNoiseOptions options, LayerSite site)
        : base(site) => _stddev = options.Stddev;

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
        if (input.Values != output.Values)
        {
            input.Values.CopyTo(output.Values);
        }

        for (var sample = 0; sample < output.Count && context.Phase == Phase.Training; sample++)
        {
            AddNoise(output[sample], context.Random(sample));
        }
    }

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient,
        LayerContext context)
    {
        if (!inputGradient.IsEmpty)
        {
            outputGradient.Values.CopyTo(inputGradient.Values);
        }
    }

    private void AddNoise(Span<float> values, RandomStream random)
    {
        Span<uint> words = stackalloc uint[2 * Pairs];
        Span<float> radii = stackalloc float[Pairs];
        Span<float> angles = stackalloc float[Pairs];
        Span<float> factors = stackalloc float[Pairs];
        while (!values.IsEmpty)
        {
            random.Fill(words);
            for (var i = 0; i < Pairs; i++)
            {
                // In (0, 1], whose logarithm is finite, and in [0, 1).
                radii[i] = ((words[i] >> 8) + 1) * (1f / (1 << 24));
                angles[i] = (words[Pairs + i] >> 8) * (1f / (1 << 24));
            }

            TensorPrimitives.Log(radii, radii);
            TensorPrimitives.Multiply(radii, -2f, radii);
            TensorPrimitives.Sqrt(radii, radii);
            TensorPrimitives.Multiply(radii, _stddev, radii);
            TensorPrimitives.Multiply(angles, MathF.Tau, angles);
            TensorPrimitives.Cos(angles, factors);
            values = values[AddProducts(values, radii, factors)..];
            TensorPrimitives.Sin(angles, factors);
            values = values[AddProducts(values, radii, factors)..];
        }
    }

    private static int AddProducts(Span<float> values, ReadOnlySpan<float> radii, ReadOnlySpan<float> factors)
    {
        var count = Math.Min(values.Length, radii.Length);
        TensorPrimitives.MultiplyAdd(radii[..count], factors[..count], values[..count], values[..count]);
        return count;
    }
}
