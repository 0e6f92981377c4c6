using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Regularizers;

/// <summary>The options of <see cref="L1Regularizer"/>.</summary>
public sealed record L1Options
{
    /// <summary>The factor of the sum of absolute values.</summary>
    [Description("The factor of the sum of absolute values."), Range(0.0, float.MaxValue)]
    public float L1 { get; init; } = 0.01f;
}
