using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The largest value of each channel: <c>[batch, channels, height, width]</c> to <c>[batch, channels]</c>, or with
/// <c>keepdims</c> to <c>[batch, channels, 1, 1]</c>. The gradient goes to the maximum; of equal ones to the first, row
/// by row. A NaN is larger than any number, and its gradient goes nowhere.
/// </summary>
/// <remarks>
/// Oquab, Bottou, Laptev, Sivic: "Is Object Localization for Free? Weakly-Supervised Learning with Convolutional Neural
/// Networks", 2015.
/// </remarks>
[Description("Largest value of each channel (Oquab and others 2015).")]
public sealed class GlobalMaxPooling2D : BinPooling
{
    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image.</exception>
    public GlobalMaxPooling2D(GlobalPooling2DOptions options, LayerSite site)
        : base(site, isMaximum: true, options.OutputShape(Image(site)), 1)
    {
    }
}
