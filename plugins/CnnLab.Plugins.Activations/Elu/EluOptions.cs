using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Activations;

/// <summary>The options of <see cref="EluActivation"/>.</summary>
public sealed record EluOptions
{
    /// <summary>Minus the limit for very negative numbers.</summary>
    [Description("Minus the limit for very negative numbers."), Range(0.0, 100.0)]
    public float Alpha { get; init; } = 1;
}
