using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Regularizers;

/// <summary>The options of <see cref="L2Regularizer"/>.</summary>
public sealed record L2Options
{
    /// <summary>The factor of the sum of squares.</summary>
    [Description("The factor of the sum of squares."), Range(0.0, float.MaxValue)]
    public float L2 { get; init; } = 0.01f;
}
