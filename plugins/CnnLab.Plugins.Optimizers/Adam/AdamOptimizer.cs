using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

namespace CnnLab.Plugins.Optimizers;

/// <summary>
/// Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015), in the order of the paper's section 2, as
/// Keras: <c>m += (1 - beta_1) (g - m); v += (1 - beta_2) (g^2 - v); w -= a m / (sqrt(v) + epsilon)</c> with <c>a =
/// learning_rate sqrt(1 - beta_2^t) / (1 - beta_1^t)</c> and <c>g = gradient + weight_decay * w</c>.
/// </summary>
/// <remarks>
/// PyTorch follows the paper's Algorithm 1, which adds its epsilon (1e-8) after v has been corrected: the steps differ
/// only where gradients are about as small as epsilon.
/// </remarks>
/// <param name="options">The options.</param>
[Description("Adam: steps scaled by running means of the gradient and its square.")]
public sealed class AdamOptimizer(AdamOptions options) : Optimizer
{
    /// <inheritdoc/>
    public override float LearningRate => options.LearningRate;

    /// <summary><c>m</c> and <c>v</c>, the running means of the gradient and of its square.</summary>
    public override IReadOnlyList<string> StateSlots { get; } = ["m", "v"];

    /// <inheritdoc/>
    public override void Update(ParameterUpdate update)
    {
        var values = MemoryMarshal.Cast<float, Vector<float>>(update.Values);
        var gradients = MemoryMarshal.Cast<float, Vector<float>>(update.Gradient)[..values.Length];
        var means = MemoryMarshal.Cast<float, Vector<float>>(update.State(0))[..values.Length];
        var squares = MemoryMarshal.Cast<float, Vector<float>>(update.State(1))[..values.Length];
        var (rate, gain1, gain2) = (CorrectedRate(update), (float)(1 - options.Beta1), (float)(1 - options.Beta2));
        var (decay, epsilon) = (options.WeightDecay, new Vector<float>(options.Epsilon));
        for (var i = 0; i < values.Length; i++)
        {
            var gradient = gradients[i] + (decay * values[i]);
            means[i] += gain1 * (gradient - means[i]);
            squares[i] += gain2 * ((gradient * gradient) - squares[i]);
            values[i] -= rate * means[i] / (Vector.SquareRoot(squares[i]) + epsilon);
        }

        UpdateRest(update, values.Length * Vector<float>.Count, rate, gain1, gain2);
    }

    private void UpdateRest(ParameterUpdate update, int start, float rate, float gain1, float gain2)
    {
        var values = update.Values;
        var means = update.State(0);
        var squares = update.State(1);
        for (var i = start; i < values.Length; i++)
        {
            var gradient = update.Gradient[i] + (options.WeightDecay * values[i]);
            means[i] += gain1 * (gradient - means[i]);
            squares[i] += gain2 * ((gradient * gradient) - squares[i]);
            values[i] -= rate * means[i] / (MathF.Sqrt(squares[i]) + options.Epsilon);
        }
    }

    /// <summary>The learning rate with both running means' start at 0 corrected.</summary>
    private float CorrectedRate(ParameterUpdate update)
    {
        var (share1, share2) = (1 - Math.Pow(options.Beta1, update.Step), 1 - Math.Pow(options.Beta2, update.Step));
        return (float)(update.LearningRate * Math.Sqrt(share2) / share1);
    }
}
