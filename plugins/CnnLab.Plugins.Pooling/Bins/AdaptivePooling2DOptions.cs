using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Pooling;

/// <summary>The options of <see cref="AdaptiveMaxPooling2D"/> and <see cref="AdaptiveAveragePooling2D"/>.</summary>
public sealed record AdaptivePooling2DOptions
{
    /// <summary>Rows and columns of the output.</summary>
    [Description("Rows and columns of the output, whatever the input's size."), Range(1, 65536)]
    public required Size2D OutputSize { get; init; }

    internal Shape OutputShape(Shape image) => new(image.Channels, OutputSize.Height, OutputSize.Width);
}
