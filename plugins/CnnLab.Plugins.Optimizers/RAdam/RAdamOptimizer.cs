using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>
/// Rectified Adam (Liu and others, "On the Variance of the Adaptive Learning Rate and Beyond", 2020): Adam's step
/// times a factor that begins small, because v is the mean of few squares at first; and steps along m as long as
/// the factor cannot be told.
/// </summary>
/// <remarks>
/// As in PyTorch the length of the average has to be above 5 for the factor; the paper says 4.
/// </remarks>
/// <param name="options">The options.</param>
[Description("Adam whose first steps are held back (rectified, Liu and others 2020).")]
public sealed class RAdamOptimizer(RAdamOptions options) : Optimizer
{
    /// <inheritdoc/>
    public override float LearningRate => options.LearningRate;

    /// <summary><c>m</c> and <c>v</c>, the running means of the gradient and of its square.</summary>
    public override IReadOnlyList<string> StateSlots { get; } = ["m", "v"];

    /// <inheritdoc/>
    public override void Update(ParameterUpdate update)
    {
        if (Rectification(update.Step) is { } factor)
        {
            var rule = Moments.Adam(options, update);
            VectorUpdate.Run(update, rule with { MeanRate = (float)(rule.MeanRate * factor) });
        }
        else
        {
            var rate = (float)(update.LearningRate / Moments.MeanShare(options, update.Step));
            VectorUpdate.Run(update, new MeanRule(rate, (float)(1 - options.Beta1), (float)(1 - options.Beta2)));
        }
    }

    private double? Rectification(long step)
    {
        var most = (2 / (1 - options.Beta2)) - 1;
        var power = Math.Pow(options.Beta2, step);
        var length = most - (2 * step * power / (1 - power));
        return length > 5
            ? Math.Sqrt((length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length))
            : null;
    }
}
