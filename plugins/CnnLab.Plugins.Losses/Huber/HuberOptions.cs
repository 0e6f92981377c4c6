using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Losses;

/// <summary>The options of <see cref="HuberLoss"/>.</summary>
public sealed record HuberOptions
{
    /// <summary>The error from which on the loss is linear.</summary>
    [Description("The error from which on the loss grows linearly instead of quadratically.")]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Delta { get; init; } = 1;
}
