using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Pooling;

/// <summary>The options of <see cref="SpatialPyramidPooling2D"/>.</summary>
public sealed record SpatialPyramidPooling2DOptions
{
    /// <summary>Rows, and columns, of bins at each level.</summary>
    [Description("Rows, and columns, of bins at each level."), Range(1, 1024)]
    public IReadOnlyList<int> Levels { get; init; } = [1, 2, 4];

    /// <summary>What is taken of each bin.</summary>
    [Description("What is taken of each bin: its largest value or its mean.")]
    public BinFunction Pooling { get; init; } = BinFunction.Max;

    internal Shape OutputShape(Shape image) => Levels.Count > 0
        ? new Shape(checked(image.Channels * Levels.Sum(level => level * level)))
        : throw new ComponentException("levels is empty. Expected one or more numbers of rows of bins.");
}
