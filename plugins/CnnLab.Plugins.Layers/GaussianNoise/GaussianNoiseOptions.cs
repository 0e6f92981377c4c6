using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="GaussianNoiseLayer"/>.</summary>
public sealed record GaussianNoiseOptions
{
    /// <summary>The standard deviation of what is added.</summary>
    [Description("The standard deviation of what is added to every value in training."), Range(0.0, float.MaxValue)]
    public required float Stddev { get; init; }
}
