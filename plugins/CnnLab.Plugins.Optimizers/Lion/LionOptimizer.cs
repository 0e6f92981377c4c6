using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>
/// Steps of the same length in every parameter (Chen and others, "Symbolic Discovery of Optimization Algorithms",
/// 2023): <c>w -= learning_rate (sign(beta_1 m + (1 - beta_1) g) + weight_decay w); m = beta_2 m + (1 - beta_2)
/// g</c>.
/// </summary>
/// <param name="options">The options.</param>
[Description("Steps of the same length in every parameter, by the sign of the momentum (Chen and others 2023).")]
public sealed class LionOptimizer(LionOptions options) : Optimizer
{
    /// <inheritdoc/>
    public override float LearningRate => options.LearningRate;

    /// <summary><c>momentum</c>, the running mean of the gradient.</summary>
    public override IReadOnlyList<string> StateSlots { get; } = ["momentum"];

    /// <inheritdoc/>
    public override void Update(ParameterUpdate update) => VectorUpdate.Run(
        update,
        new LionRule(update.LearningRate, options.Beta1, options.Beta2, options.WeightDecay));
}
