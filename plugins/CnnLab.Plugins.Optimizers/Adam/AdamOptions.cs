using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Optimizers;

/// <summary>The options of <see cref="AdamOptimizer"/>.</summary>
public sealed record AdamOptions : MomentOptions
{
    /// <summary>How much of each parameter is added to its gradient.</summary>
    [Description(
        "How much of each parameter is added to its gradient before anything else (coupled L2, "
        + "biases included).")]
    [Range(0.0, 1000.0)]
    public float WeightDecay { get; init; }
}
