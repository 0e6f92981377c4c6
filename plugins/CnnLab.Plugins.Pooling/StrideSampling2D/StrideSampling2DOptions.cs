using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>The options of <see cref="StrideSampling2D"/>.</summary>
public sealed record StrideSampling2DOptions : PoolingOptions
{
    /// <summary>Which element of a window is taken.</summary>
    [Description(
        "Which element of a window is taken: the first, or a random one in training and the mean in inference.")]
    public ElementSampling Sampling { get; init; } = ElementSampling.First;
}
