using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The largest value, or the mean, of each bin of each channel, for several divisions of the image into n x n bins, one
/// behind the other: <c>[batch, channels, height, width]</c> to a vector <c>[batch, channels * sum n^2]</c> whatever
/// the image's size, level by level, in each channel by channel, row by row. Bin i of n of an axis is
/// <c>[floor(i length / n), ceil((i + 1) length / n))</c>. The gradients of the levels add up; that of a maximum goes
/// to the first of equal ones.
/// </summary>
/// <remarks>
/// He, Zhang, Ren, Sun: "Spatial Pyramid Pooling in Deep Convolutional Networks for Visual Recognition", 2014.
/// </remarks>
[Description(
    "Largest value, or mean, of the bins of several divisions of the image, as a vector (He and others 2014).")]
public sealed class SpatialPyramidPooling2D : BinPooling
{
    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image, or there is no level.</exception>
    public SpatialPyramidPooling2D(SpatialPyramidPooling2DOptions options, LayerSite site)
        : base(
            site,
            options.Pooling == BinFunction.Max,
            options.OutputShape(Image(site)),
            [.. options.Levels.Select(level => (Size2D)level)])
    {
    }
}
