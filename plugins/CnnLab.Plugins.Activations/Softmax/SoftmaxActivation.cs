using System.ComponentModel;
using System.Numerics.Tensors;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// Probabilities over all features of a sample: <c>a_i = e^z_i / sum_j e^z_j</c>. The largest logit is subtracted from
/// all beforehand, which changes nothing but that no exponential overflows.
/// </summary>
/// <remarks>
/// The gradient is the product with the whole Jacobian: <c>dz_i = a_i (da_i - sum_j a_j da_j)</c>. As a network's last
/// activation before categorical crossentropy it is taken over by the loss.
/// </remarks>
[Description("Probabilities over all features of a sample: e^z_i / sum of e^z_j (Bridle 1990).")]
public sealed class SoftmaxActivation : Activation, IOnnxExportable
{
    /// <inheritdoc/>
    public override bool DerivesFromOutput => true;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        // Over all features of a sample, whatever its shape.
        var output = graph.Node("Softmax", graph.Node("Flatten", input), new OnnxAttribute("axis", 1));
        return graph.Reshape(output, graph.InputShape.Dimensions);
    }

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output)
    {
        for (var sample = 0; sample < input.Count; sample++)
        {
            var logits = input[sample];
            var probabilities = output[sample];
            TensorPrimitives.Subtract(logits, TensorPrimitives.Max(logits), probabilities);
            TensorPrimitives.Exp(probabilities, probabilities);
            TensorPrimitives.Divide(probabilities, TensorPrimitives.Sum<float>(probabilities), probabilities);
        }
    }

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient)
    {
        for (var sample = 0; sample < output.Count; sample++)
        {
            var probabilities = output[sample];
            var upstream = outputGradient[sample];
            var gradient = inputGradient[sample];
            TensorPrimitives.Subtract(upstream, TensorPrimitives.Dot(probabilities, upstream), gradient);
            TensorPrimitives.Multiply(gradient, probabilities, gradient);
        }
    }
}
