using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Pooling;

/// <summary>The options of <see cref="MixedPooling2D"/>.</summary>
public sealed record MixedPooling2DOptions : PoolingOptions
{
    /// <summary>The proportion of the maximum before training.</summary>
    [Description("The proportion of the maximum before training: 0 is the mean, 1 the maximum."), Range(0.0, 1.0)]
    public float Mixing { get; init; } = 0.5f;

    /// <summary>Whether each channel learns a proportion of its own.</summary>
    [Description("Whether each channel learns a proportion of its own; by default the layer has one.")]
    public bool PerChannel { get; init; }
}
