using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The median of each window of each channel: <c>[batch, channels, height, width]</c> to the same channels. Of an even
/// number of elements it is the mean of the two in the middle, and each of them gets half of the gradient. Padding does
/// not count. A window with a NaN has the value NaN.
/// </summary>
/// <remarks>Tukey: "Exploratory Data Analysis", 1977, for the running median.</remarks>
[Description("Median of each window (Tukey 1977).")]
public sealed class MedianPooling2D : ChannelPooling
{
    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image, or the window does not fit it.</exception>
    public MedianPooling2D(MedianPooling2DOptions options, LayerSite site)
        : this(options.WindowOver(site.InputShape), site)
    {
    }

    private MedianPooling2D(Window2D window, LayerSite site)
        : base(site, window, new RuleWindows<RankRule<MedianWeights>>(site, window, default))
    {
    }
}
