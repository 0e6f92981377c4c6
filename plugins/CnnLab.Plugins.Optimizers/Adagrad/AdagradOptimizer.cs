using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>
/// Steps divided by the root of the sum of all squared gradients (Duchi, Hazan, Singer 2011): <c>s += g^2; w -=
/// learning_rate g / (sqrt(initial_accumulator_value + s) + epsilon)</c>.
/// </summary>
/// <param name="options">The options.</param>
[Description("Steps divided by the root of the sum of all squared gradients (Duchi, Hazan, Singer 2011).")]
public sealed class AdagradOptimizer(AdagradOptions options) : Optimizer
{
    /// <inheritdoc/>
    public override float LearningRate => options.LearningRate;

    /// <summary><c>sum</c>, of the squared gradients.</summary>
    public override IReadOnlyList<string> StateSlots { get; } = ["sum"];

    /// <inheritdoc/>
    public override void Update(ParameterUpdate update) => VectorUpdate.Run(
        update,
        new AdagradRule(
            update.LearningRate, options.InitialAccumulatorValue, options.Epsilon, options.WeightDecay));
}
