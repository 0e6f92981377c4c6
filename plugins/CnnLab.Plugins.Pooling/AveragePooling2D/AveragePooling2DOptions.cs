using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>The options of <see cref="AveragePooling2D"/>.</summary>
public sealed record AveragePooling2DOptions : PoolingOptions
{
    /// <summary>Whether the zeros of the padding count in the mean.</summary>
    [Description(
        "Whether the zeros of the padding count in the mean, as PyTorch has it; by default, as in "
        + "Keras, they do not.")]
    public bool CountIncludePad { get; init; }
}
