using System.ComponentModel;
using System.Numerics.Tensors;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// Logarithms of the probabilities over all features of a sample: <c>a_i = z_i - log sum_j e^z_j</c>. The largest logit
/// is subtracted from all beforehand, which changes nothing but that no exponential overflows.
/// </summary>
/// <remarks>The gradient: <c>dz_i = da_i - e^a_i sum_j da_j</c>.</remarks>
[Description("Logarithms of the softmax probabilities: z_i - log of the sum of e^z_j (Bridle 1990).")]
public sealed class LogSoftmaxActivation : Activation, IOnnxExportable
{
    private const int PieceLength = 256;

    /// <inheritdoc/>
    public override bool DerivesFromOutput => true;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        // Over all features of a sample, whatever its shape.
        var output = graph.Node("LogSoftmax", graph.Node("Flatten", input), new OnnxAttribute("axis", 1));
        return graph.Reshape(output, graph.InputShape.Dimensions);
    }

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output)
    {
        for (var sample = 0; sample < input.Count; sample++)
        {
            var logits = input[sample];
            var results = output[sample];
            var largest = TensorPrimitives.Max(logits);
            TensorPrimitives.Subtract(logits, largest, results);
            TensorPrimitives.Subtract(results, (float)Math.Log(SumOfExponentials(results)), results);
        }
    }

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient)
    {
        Span<float> exponentials = stackalloc float[PieceLength];
        for (var sample = 0; sample < output.Count; sample++)
        {
            var results = output[sample];
            var upstream = outputGradient[sample];
            var gradient = inputGradient[sample];
            var sum = TensorPrimitives.Sum(upstream);
            for (var start = 0; start < results.Length; start += PieceLength)
            {
                var length = Math.Min(PieceLength, results.Length - start);
                var piece = exponentials[..length];
                TensorPrimitives.Exp(results.Slice(start, length), piece);
                TensorPrimitives.MultiplyAdd(piece, -sum, upstream.Slice(start, length), gradient.Slice(start, length));
            }
        }
    }

    /// <summary>In pieces that the stack has room for; their sums in double, since there may be many.</summary>
    private static double SumOfExponentials(ReadOnlySpan<float> values)
    {
        Span<float> exponentials = stackalloc float[PieceLength];
        var sum = 0.0;
        for (var start = 0; start < values.Length; start += PieceLength)
        {
            var piece = exponentials[..Math.Min(PieceLength, values.Length - start)];
            TensorPrimitives.Exp(values.Slice(start, piece.Length), piece);
            sum += TensorPrimitives.Sum<float>(piece);
        }

        return sum;
    }
}
