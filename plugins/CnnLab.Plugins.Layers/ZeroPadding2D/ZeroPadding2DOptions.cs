using System.ComponentModel;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="ZeroPadding2DLayer"/>.</summary>
public sealed record ZeroPadding2DOptions
{
    /// <summary>How many rows and columns of zeros go around the image.</summary>
    [Description("Rows and columns of zeros: a number, [rows, columns] or [[top, bottom], [left, right]].")]
    public Padding2D Padding { get; init; } = 1;
}
