using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>The options of <see cref="GlobalMaxPooling2D"/> and <see cref="GlobalAveragePooling2D"/>.</summary>
public sealed record GlobalPooling2DOptions
{
    /// <summary>Whether the output stays an image, of one pixel, or becomes a vector.</summary>
    [Description("Whether the output stays an image, of one pixel: [channels, 1, 1]; by default it is a vector.")]
    public bool Keepdims { get; init; }

    internal Shape OutputShape(Shape image) => Keepdims ? new Shape(image.Channels, 1, 1) : new Shape(image.Channels);
}
