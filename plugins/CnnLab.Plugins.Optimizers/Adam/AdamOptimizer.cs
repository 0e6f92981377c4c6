using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>
/// Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015), in the order of the paper's section 2,
/// as Keras: <c>m += (1 - beta_1) (g - m); v += (1 - beta_2) (g^2 - v); w -= a m / (sqrt(v) + epsilon)</c> with
/// <c>a = learning_rate sqrt(1 - beta_2^t) / (1 - beta_1^t)</c> and <c>g = gradient + weight_decay * w</c>.
/// </summary>
/// <remarks>
/// PyTorch follows the paper's Algorithm 1, which adds its epsilon (1e-8) after v has been corrected: the steps
/// differ only where gradients are about as small as epsilon.
/// </remarks>
/// <param name="options">The options.</param>
[Description("Adam: steps scaled by running means of the gradient and its square (Kingma and Ba 2015).")]
public sealed class AdamOptimizer(AdamOptions options) : Optimizer
{
    /// <inheritdoc/>
    public override float LearningRate => options.LearningRate;

    /// <summary><c>m</c> and <c>v</c>, the running means of the gradient and of its square.</summary>
    public override IReadOnlyList<string> StateSlots { get; } = ["m", "v"];

    /// <inheritdoc/>
    public override void Update(ParameterUpdate update) =>
        VectorUpdate.Run(update, Moments.Adam(options, update) with { CoupledDecay = options.WeightDecay });
}
