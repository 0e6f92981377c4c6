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
            var sum = 0.0;
            foreach (var logit in logits)
            {
                sum += Math.Exp(logit - largest);
            }

            TensorPrimitives.Subtract(logits, largest, results);
            TensorPrimitives.Subtract(results, (float)Math.Log(sum), results);
        }
    }

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient)
    {
        for (var sample = 0; sample < output.Count; sample++)
        {
            var results = output[sample];
            var upstream = outputGradient[sample];
            var gradient = inputGradient[sample];
            var sum = TensorPrimitives.Sum(upstream);
            for (var i = 0; i < results.Length; i++)
            {
                gradient[i] = upstream[i] - (MathF.Exp(results[i]) * sum);
            }
        }
    }
}
