using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Activations;

/// <summary>The options of <see cref="LeakyReluActivation"/>.</summary>
public sealed record LeakyReluOptions
{
    /// <summary>The slope below 0.</summary>
    [Description("The slope below 0."), Range(-10.0, 10.0)]
    public float NegativeSlope { get; init; } = 0.01f;
}
