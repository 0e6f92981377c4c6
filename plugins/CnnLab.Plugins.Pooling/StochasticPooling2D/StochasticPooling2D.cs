using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// In training one element of each window of each channel, drawn with probabilities in proportion to the values; in
/// inference the mean with these probabilities as weights: <c>[batch, channels, height, width]</c> to the same
/// channels. The gradient goes to the element that was drawn.
/// </summary>
/// <remarks>
/// Zeiler, Fergus: "Stochastic Pooling for Regularization of Deep Convolutional Neural Networks", 2013, which has it
/// behind a rectifier. A negative value has the probability 0; in a window without a positive value all elements have
/// the same, and inference gives their mean. Padding is never drawn. One number of each window is drawn from the
/// layer's random stream of the sample.
/// </remarks>
[Description(
    "One element of each window, drawn by its size in training; inference weighs by the probabilities "
    + "(Zeiler, Fergus 2013).")]
public sealed class StochasticPooling2D : ChannelPooling
{
    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image, or the window does not fit it.</exception>
    public StochasticPooling2D(StochasticPooling2DOptions options, LayerSite site)
        : this(options.WindowOver(site.InputShape), site)
    {
    }

    private StochasticPooling2D(Window2D window, LayerSite site)
        : base(site, window, new RuleWindows<DrawnElementRule>(site, window, default))
    {
    }
}
