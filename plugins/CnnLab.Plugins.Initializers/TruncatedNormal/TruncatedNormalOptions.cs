using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace CnnLab.Plugins.Initializers;

/// <summary>The options of <see cref="TruncatedNormalInitializer"/>.</summary>
public sealed record TruncatedNormalOptions
{
    /// <summary>The mean.</summary>
    [Description("The mean.")]
    public double Mean { get; init; }

    /// <summary>The standard deviation before the ends are cut off.</summary>
    [Description("The standard deviation before the ends are cut off."), JsonPropertyName("stddev")]
    [Range(0.0, double.MaxValue)]
    public double StandardDeviation { get; init; } = 0.05;
}
