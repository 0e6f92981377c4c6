using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Regularizers;

/// <summary>The options of <see cref="L1L2Regularizer"/>.</summary>
public sealed record L1L2Options
{
    /// <summary>The factor of the sum of absolute values.</summary>
    [Description("The factor of the sum of absolute values."), Range(0.0, float.MaxValue)]
    public float L1 { get; init; } = 0.01f;

    /// <summary>The factor of the sum of squares.</summary>
    [Description("The factor of the sum of squares."), Range(0.0, float.MaxValue)]
    public float L2 { get; init; } = 0.01f;
}
