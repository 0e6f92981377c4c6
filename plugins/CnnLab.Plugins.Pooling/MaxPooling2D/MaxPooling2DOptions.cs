using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>The options of <see cref="MaxPooling2D"/>.</summary>
public sealed record MaxPooling2DOptions : PoolingOptions
{
    /// <summary>Which of several equal maxima of a window gets the gradient.</summary>
    [Description(
        "Which of several equal maxima of a window gets the gradient: the first, row by row, or "
        + "all, each the whole of it.")]
    public MaximumTies Ties { get; init; } = MaximumTies.First;
}
