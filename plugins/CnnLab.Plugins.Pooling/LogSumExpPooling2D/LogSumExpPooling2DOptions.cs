using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Pooling;

/// <summary>The options of <see cref="LogSumExpPooling2D"/>.</summary>
public sealed record LogSumExpPooling2DOptions : PoolingOptions
{
    /// <summary>How near to the maximum: near 0 the mean, large the maximum.</summary>
    [Description("How near to the maximum: near 0 it is the mean, large the maximum.")]
    [Range(1e-3, 1000.0)]
    public float R { get; init; } = 1;
}
