using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab;

/// <summary>
/// The manifest's <c>training.weight_average</c>: an exponential moving average of the learned parameters over the
/// steps, <c>a &lt;- d a + (1 - d) w</c>, which is what is scored and kept, while training goes on with the parameters
/// <c>w</c> themselves.
/// </summary>
/// <remarks>
/// Polyak and Juditsky: "Acceleration of Stochastic Approximation by Averaging", 1992. The average begins with the
/// initial parameters, and so that it soon forgets them, step <c>t</c> (from 1) has
/// <c>d = min(decay, (1 + t) / (10 + t))</c>. What is not learned by gradients, such as the moving averages of batch
/// normalization, is used as it is.
/// </remarks>
public sealed record WeightAverageOptions
{
    /// <summary>How much of the average a step leaves.</summary>
    [Description(
        "How much of the average a step leaves: 0.999 averages over about a thousand steps. The first steps leave "
        + "less: step t no more than (1 + t) / (10 + t).")]
    [Range(0.0, 1.0, MaximumIsExclusive = true), Alias("ema_momentum")]
    public double Decay { get; init; } = 0.999;
}
