using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Initializers;

/// <summary>The options of <see cref="VarianceScalingInitializer"/>.</summary>
public sealed record VarianceScalingOptions
{
    /// <summary>The variance times the fan.</summary>
    [Description("The variance times the fan.")]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Scale { get; init; } = 1;

    /// <summary>What the variance is divided by.</summary>
    [Description(
        "What the scale is divided by: fan_in, the inputs of one unit; fan_out, the outputs one input reaches; "
        + "fan_avg, their mean.")]
    public FanMode Mode { get; init; } = FanMode.FanIn;

    /// <summary>The distribution.</summary>
    [Description("The distribution; a truncated one is cut off at two standard deviations, and its variance kept.")]
    public VarianceDistribution Distribution { get; init; } = VarianceDistribution.TruncatedNormal;
}
