using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>
/// Steps divided by the root of the running mean of the squared gradient (Tieleman and Hinton, "Lecture 6.5:
/// RMSProp", 2012): <c>v = rho v + (1 - rho) g^2; b = momentum b + g / (sqrt(v) + epsilon); w -= learning_rate
/// b</c>, as PyTorch.
/// </summary>
/// <remarks>
/// Keras adds its epsilon below the root.
/// </remarks>
/// <param name="options">The options.</param>
[Description("Steps divided by the running root mean square of the gradient (Tieleman and Hinton 2012).")]
public sealed class RmsPropOptimizer(RmsPropOptions options) : Optimizer
{
    /// <inheritdoc/>
    public override float LearningRate => options.LearningRate;

    /// <summary><c>square</c>, the running mean of the squared gradient, and <c>velocity</c>, the last step.</summary>
    public override IReadOnlyList<string> StateSlots { get; } = ["square", "velocity"];

    /// <inheritdoc/>
    public override void Update(ParameterUpdate update) => VectorUpdate.Run(
        update,
        new RmsPropRule(
            update.LearningRate, options.Rho, options.Momentum, options.Epsilon, options.WeightDecay));
}
