using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// Pooling by the ranks of the elements of each window of each channel, in three ways (<see cref="RankPooling"/>):
/// <c>[batch, channels, height, width]</c> to the same channels. Rank 1 is the largest; of equal elements the first,
/// row by row, ranks higher. Padding does not count. An element's weight is its share of the gradient; a window with a
/// NaN has the value NaN.
/// </summary>
/// <remarks>
/// Shi, Ye, Wu: "Rank-based Pooling for Deep Convolutional Neural Networks", 2016. <c>average</c>: the mean of the
/// <c>top</c> largest (of all where the window has fewer). <c>weighted</c>: the sum weighted by
/// <c>alpha (1 - alpha)^(rank - 1)</c>, divided by the sum of the weights. <c>stochastic</c>: in training one element,
/// drawn with these weights as probabilities from the layer's random stream, one draw for each window; in inference the
/// same as <c>weighted</c>, which is its expected value.
/// </remarks>
[Description("Rank-based pooling of each window: average of the largest, weighted, or stochastic (Shi, Ye, Wu 2016).")]
public sealed class RankPooling2D : ChannelPooling
{
    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image, or the window does not fit it.</exception>
    public RankPooling2D(RankPooling2DOptions options, LayerSite site)
        : this(options, options.WindowOver(site.InputShape), site)
    {
    }

    private RankPooling2D(RankPooling2DOptions options, Window2D window, LayerSite site)
        : base(site, window, Kernel(options, window, site))
    {
    }

    private static IPoolingKernel Kernel(RankPooling2DOptions options, Window2D window, LayerSite site) =>
        options.Method switch
        {
            RankPooling.Average => Kernel(new TopWeights(options.Top), window, site),
            RankPooling.Weighted => Kernel(new GeometricWeights(options.Alpha), window, site),
            _ => Kernel(new DrawnWeights(options.Alpha), window, site),
        };

    private static IPoolingKernel Kernel<TWeights>(TWeights weights, Window2D window, LayerSite site)
        where TWeights : struct, IRankWeights =>
        new RuleWindows<RankRule<TWeights>>(site, window, new RankRule<TWeights>(weights));
}
