using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The largest value of each bin of each channel, in as many bins as asked for:
/// <c>[batch, channels, height, width]</c> to <c>[batch, channels, output height, output width]</c>. Bin i of n of an
/// axis is <c>[floor(i length / n), ceil((i + 1) length / n))</c>, as in PyTorch and Keras: neighbours overlap where n
/// does not divide the length. The gradient goes to the maximum; of equal ones to the first, row by row. A NaN is
/// larger than any number, and its gradient goes nowhere.
/// </summary>
/// <remarks>The bins are those of He, Zhang, Ren, Sun: "Spatial Pyramid Pooling in Deep Convolutional Networks for
/// Visual Recognition", 2014.</remarks>
[Description("Largest value of each bin, with an output of a given size (He and others 2014).")]
public sealed class AdaptiveMaxPooling2D : BinPooling
{
    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image.</exception>
    public AdaptiveMaxPooling2D(AdaptivePooling2DOptions options, LayerSite site)
        : base(site, isMaximum: true, options.OutputShape(Image(site)), options.OutputSize)
    {
    }
}
