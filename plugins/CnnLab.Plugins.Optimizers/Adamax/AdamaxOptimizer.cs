using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>
/// Adam by the largest gradient in place of the mean square (Kingma and Ba 2015, section 7.1): <c>u = max(beta_2 u,
/// |g|); w -= learning_rate / (1 - beta_1^t) m / (u + epsilon)</c>.
/// </summary>
/// <param name="options">The options.</param>
[Description("Adam by the largest gradient in place of the mean square (Kingma and Ba 2015).")]
public sealed class AdamaxOptimizer(AdamaxOptions options) : Optimizer
{
    /// <inheritdoc/>
    public override float LearningRate => options.LearningRate;

    /// <summary><c>m</c>, the running mean of the gradient, and <c>u</c>, its decaying maximum.</summary>
    public override IReadOnlyList<string> StateSlots { get; } = ["m", "u"];

    /// <inheritdoc/>
    public override void Update(ParameterUpdate update)
    {
        var rate = (float)(update.LearningRate / Moments.MeanShare(options, update.Step));
        var rule = new AdamaxRule(rate, (float)(1 - options.Beta1), (float)options.Beta2, options.Epsilon);
        VectorUpdate.Run(update, rule);
    }
}
