using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Pooling;

/// <summary>The options of <see cref="GemPooling2D"/>.</summary>
public sealed record GemPooling2DOptions : PoolingOptions
{
    /// <summary>The exponent before training.</summary>
    [Description("The exponent before training: 1 is the mean, a large one comes near the maximum.")]
    [Range(0.1, 100.0)]
    public float P { get; init; } = 3;

    /// <summary>What smaller values are raised to.</summary>
    [Description("What smaller values are raised to."), Range(1e-30, 1.0), Alias("eps")]
    public float Epsilon { get; init; } = 1e-6f;

    /// <summary>Whether each channel learns an exponent of its own.</summary>
    [Description("Whether each channel learns an exponent of its own; by default the layer has one.")]
    public bool PerChannel { get; init; }
}
