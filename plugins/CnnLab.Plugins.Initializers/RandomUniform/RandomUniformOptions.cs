using System.ComponentModel;
using System.Text.Json.Serialization;

namespace CnnLab.Plugins.Initializers;

/// <summary>The options of <see cref="RandomUniformInitializer"/>.</summary>
public sealed record RandomUniformOptions
{
    /// <summary>The lower end.</summary>
    [Description("The lower end."), JsonPropertyName("minval")]
    public double Minimum { get; init; } = -0.05;

    /// <summary>The upper end.</summary>
    [Description("The upper end."), JsonPropertyName("maxval")]
    public double Maximum { get; init; } = 0.05;
}
