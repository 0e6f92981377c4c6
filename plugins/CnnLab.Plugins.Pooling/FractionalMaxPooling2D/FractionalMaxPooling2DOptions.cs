using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Pooling;

/// <summary>The options of <see cref="FractionalMaxPooling2D"/>.</summary>
public sealed record FractionalMaxPooling2DOptions
{
    /// <summary>By how much height and width shrink; the default is the square root of 2.</summary>
    [Description("By how much height and width shrink; by default by the square root of 2, two layers to a half.")]
    [Range(1.0, 1024.0)]
    public double PoolingRatio { get; init; } = 1.414;

    /// <summary>Whether the regions are spread evenly, or have their lengths in random order.</summary>
    [Description("Whether the regions are spread evenly, from a random start; else their lengths have a random order.")]
    public bool PseudoRandom { get; init; } = true;

    /// <summary>Whether a region takes in the first row and column of the next ones.</summary>
    [Description("Whether a region takes in the first row and column of the next ones.")]
    public bool Overlapping { get; init; } = true;

    internal Shape OutputShape(Shape input)
    {
        if (!input.IsImage)
        {
            throw new ComponentException($"The input has shape {input}. Expected an image [channels, height, width].");
        }

        var (height, width) = ((int)(input.Height / PoolingRatio), (int)(input.Width / PoolingRatio));
        return height > 0 && width > 0
            ? new Shape(input.Channels, height, width)
            : throw new ComponentException(
                $"pooling_ratio {PoolingRatio} leaves nothing of its input {input}. "
                + "Expected a ratio no larger than height and width.");
    }
}
