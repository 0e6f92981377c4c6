using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>
/// Adam with weight decay apart from the gradient (Loshchilov and Hutter, "Decoupled Weight Decay Regularization",
/// 2019): <c>w -= learning_rate weight_decay w</c>, then the step of <see cref="AdamOptimizer"/>.
/// </summary>
/// <param name="options">The options.</param>
[Description("Adam with weight decay apart from the gradient (Loshchilov and Hutter 2019).")]
public sealed class AdamWOptimizer(AdamWOptions options) : Optimizer
{
    /// <inheritdoc/>
    public override float LearningRate => options.LearningRate;

    /// <summary><c>m</c> and <c>v</c>, the running means of the gradient and of its square.</summary>
    public override IReadOnlyList<string> StateSlots { get; } = ["m", "v"];

    /// <inheritdoc/>
    public override void Update(ParameterUpdate update)
    {
        var rule = Moments.Adam(options, update);
        VectorUpdate.Run(update, rule with { DecoupledDecay = update.LearningRate * options.WeightDecay });
    }
}
