using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// A learned mixture of the maximum and the mean of each window of each channel, <c>y = a max + (1 - a) mean</c>:
/// <c>[batch, channels, height, width]</c> to the same channels. The proportion <c>a</c> is one number, or one for each
/// channel, and not held between 0 and 1. Padding is neither maximum nor in the mean; of equal maxima the first, row by
/// row, gets their part of the gradient.
/// </summary>
/// <remarks>
/// Lee, Gallagher, Tu: "Generalizing Pooling Functions in Convolutional Neural Networks: Mixed, Gated, and Tree", 2016.
/// The learned parameter <c>mixing_change</c> starts with zeros and is added to the option <c>mixing</c>.
/// </remarks>
[Description("Learned mixture of the maximum and the mean of each window (Lee, Gallagher, Tu 2016).")]
public sealed class MixedPooling2D : ChannelPooling, IOnnxExportable
{
    private readonly float _mixing;

    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image, or the window does not fit it.</exception>
    public MixedPooling2D(MixedPooling2DOptions options, LayerSite site)
        : this(options, options.WindowOver(site.InputShape), site)
    {
    }

    private MixedPooling2D(MixedPooling2DOptions options, Window2D window, LayerSite site)
        : base(
            site,
            window,
            new RuleWindows<MixtureRule>(
                site,
                window,
                new MixtureRule(options.Mixing),
                site.AddParameter(
                    "mixing_change", new Shape(options.PerChannel ? site.InputShape.Channels : 1), "zeros", 1, 1))) =>
        _mixing = options.Mixing;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        var change = Parameters[0];
        var shares = new float[change.Shape.Count];
        for (var channel = 0; channel < shares.Length; channel++)
        {
            shares[channel] = _mixing + change.Values[channel];
        }

        return OnnxWindows.Between(graph, input, Window, graph.Tensor("mixing", shares, shares.Length, 1, 1));
    }
}
