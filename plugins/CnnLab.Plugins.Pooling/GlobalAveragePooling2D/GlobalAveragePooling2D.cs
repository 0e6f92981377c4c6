using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The mean of each channel: <c>[batch, channels, height, width]</c> to <c>[batch, channels]</c>, or with
/// <c>keepdims</c> to <c>[batch, channels, 1, 1]</c>. Each element gets the same share of the gradient.
/// </summary>
/// <remarks>Lin, Chen, Yan: "Network In Network", 2014.</remarks>
[Description("Mean of each channel (Lin, Chen, Yan 2014).")]
public sealed class GlobalAveragePooling2D : BinPooling
{
    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image.</exception>
    public GlobalAveragePooling2D(GlobalPooling2DOptions options, LayerSite site)
        : base(site, isMaximum: false, options.OutputShape(Image(site)), 1)
    {
    }
}
