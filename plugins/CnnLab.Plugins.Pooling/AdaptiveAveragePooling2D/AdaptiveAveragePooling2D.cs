using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The mean of each bin of each channel, in as many bins as asked for: <c>[batch, channels, height, width]</c> to
/// <c>[batch, channels, output height, output width]</c>. Bin i of n of an axis is
/// <c>[floor(i length / n), ceil((i + 1) length / n))</c>, as in PyTorch and Keras: neighbours overlap where n does not
/// divide the length. Each element of a bin gets the same share of its gradient.
/// </summary>
/// <remarks>The bins are those of He, Zhang, Ren, Sun: "Spatial Pyramid Pooling in Deep Convolutional Networks for
/// Visual Recognition", 2014.</remarks>
[Description("Mean of each bin, with an output of a given size (He and others 2014).")]
public sealed class AdaptiveAveragePooling2D : BinPooling
{
    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image.</exception>
    public AdaptiveAveragePooling2D(AdaptivePooling2DOptions options, LayerSite site)
        : base(site, isMaximum: false, options.OutputShape(Image(site)), options.OutputSize)
    {
    }
}
