using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>
/// Adam with Nesterov's momentum (Dozat, "Incorporating Nesterov Momentum into Adam", 2016): in place of m,
/// <c>beta_1 m / (1 - beta_1^(t+1)) + (1 - beta_1) g / (1 - beta_1^t)</c>.
/// </summary>
/// <remarks>
/// With a constant beta_1. Keras and PyTorch let it grow during the first steps, by 1 - 0.96^t / 2.
/// </remarks>
/// <param name="options">The options.</param>
[Description("Adam with Nesterov's momentum (Dozat 2016).")]
public sealed class NadamOptimizer(NadamOptions options) : Optimizer
{
    /// <inheritdoc/>
    public override float LearningRate => options.LearningRate;

    /// <summary><c>m</c> and <c>v</c>, the running means of the gradient and of its square.</summary>
    public override IReadOnlyList<string> StateSlots { get; } = ["m", "v"];

    /// <inheritdoc/>
    public override void Update(ParameterUpdate update)
    {
        var rate = update.LearningRate * Moments.SquareShare(options, update);
        VectorUpdate.Run(update, Moments.Adam(options, update) with
        {
            MeanRate = (float)(rate * options.Beta1 / Moments.MeanShare(options, update.Step + 1)),
            GradientRate = (float)(rate * (1 - options.Beta1) / Moments.MeanShare(options, update.Step)),
        });
    }
}
