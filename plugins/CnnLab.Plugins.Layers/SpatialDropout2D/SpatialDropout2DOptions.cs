using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="SpatialDropout2DLayer"/>.</summary>
public sealed record SpatialDropout2DOptions
{
    /// <summary>The share of the channels that is dropped.</summary>
    [Description("The share of the channels that is set to 0 in training.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true), Alias("p")]
    public required double Rate { get; init; }
}
