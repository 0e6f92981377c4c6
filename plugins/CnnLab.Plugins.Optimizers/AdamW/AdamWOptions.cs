using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Optimizers;

/// <summary>The options of <see cref="AdamWOptimizer"/>.</summary>
public sealed record AdamWOptions : MomentOptions
{
    /// <summary>How much of each parameter, times the learning rate, is taken from it at each step.</summary>
    [Description(
        "How much of each parameter, times the learning rate, is taken from it at each step, apart from the gradient "
        + "(decoupled, biases included).")]
    [Range(0.0, 1000.0)]
    public float WeightDecay { get; init; } = 0.004f;
}
