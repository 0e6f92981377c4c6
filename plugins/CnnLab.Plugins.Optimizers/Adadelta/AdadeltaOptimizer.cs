using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>
/// Steps with the units of the parameters (Zeiler, "ADADELTA: An Adaptive Learning Rate Method", 2012): <c>v = rho
/// v + (1 - rho) g^2; d = sqrt(u + epsilon) / sqrt(v + epsilon) g; u = rho u + (1 - rho) d^2; w -= learning_rate
/// d</c>.
/// </summary>
/// <remarks>
/// The learning rate of the paper and of PyTorch is 1; that of Keras is 0.001.
/// </remarks>
/// <param name="options">The options.</param>
[Description("Steps scaled by the running root mean squares of steps and gradients (Zeiler 2012).")]
public sealed class AdadeltaOptimizer(AdadeltaOptions options) : Optimizer
{
    /// <inheritdoc/>
    public override float LearningRate => options.LearningRate;

    /// <summary><c>square</c> and <c>step</c>, the running means of the squared gradient and of the squared step.</summary>
    public override IReadOnlyList<string> StateSlots { get; } = ["square", "step"];

    /// <inheritdoc/>
    public override void Update(ParameterUpdate update) => VectorUpdate.Run(
        update,
        new AdadeltaRule(update.LearningRate, options.Rho, options.Epsilon, options.WeightDecay));
}
