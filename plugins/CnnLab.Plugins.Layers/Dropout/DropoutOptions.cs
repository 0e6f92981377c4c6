using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="DropoutLayer"/>.</summary>
public sealed record DropoutOptions
{
    /// <summary>The share of the values that is dropped.</summary>
    [Description("The share of the values that is set to 0 in training.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true), Alias("p")]
    public required double Rate { get; init; }
}
