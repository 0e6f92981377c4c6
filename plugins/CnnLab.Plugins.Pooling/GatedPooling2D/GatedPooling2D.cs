using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// A mixture of the maximum and the mean of each window of each channel, <c>y = g max + (1 - g) mean</c>, whose
/// proportion depends on the window, <c>g = sigmoid(w . x)</c> with a learned filter <c>w</c>:
/// <c>[batch, channels, height, width]</c> to the same channels. The filter has the size of the window and is one for
/// the layer, or one for each channel. Padding is neither maximum nor in the mean and 0 under the filter; of equal
/// maxima the first, row by row, gets their part of the gradient.
/// </summary>
/// <remarks>
/// Lee, Gallagher, Tu: "Generalizing Pooling Functions in Convolutional Neural Networks: Mixed, Gated, and Tree", 2016.
/// The parameter <c>gate</c> is <c>[1, height, width]</c> or <c>[channels, height, width]</c>; with zeros, the default,
/// training starts halfway between the maximum and the mean.
/// </remarks>
[Description("Mixture of the maximum and the mean of each window by a learned gate (Lee, Gallagher, Tu 2016).")]
public sealed class GatedPooling2D : ChannelPooling, IOnnxExportable
{
    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image, or the window does not fit it.</exception>
    public GatedPooling2D(GatedPooling2DOptions options, LayerSite site)
        : this(options, options.WindowOver(site.InputShape), site)
    {
    }

    private GatedPooling2D(GatedPooling2DOptions options, Window2D window, LayerSite site)
        : base(site, window, new RuleWindows<GateRule>(site, window, default, Gate(options, window, site)))
    {
    }

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        // A filter for each channel, also where all channels have one.
        var gate = Parameters[0];
        var filters = new float[InputShape.Channels * Window.Size.Area];
        for (var start = 0; start < filters.Length; start += gate.Values.Length)
        {
            gate.Values.CopyTo(filters.AsSpan(start));
        }

        var weights = graph.Tensor(gate.Name, filters, InputShape.Channels, 1, Window.Size.Height, Window.Size.Width);
        IReadOnlyList<OnnxAttribute> attributes =
            [.. OnnxGraph.Window(Window), new OnnxAttribute("group", InputShape.Channels)];
        var share = graph.Node("Sigmoid", graph.Node("Conv", [input, weights], attributes));
        return OnnxWindows.Between(graph, input, Window, share);
    }

    private static Parameter Gate(GatedPooling2DOptions options, Window2D window, LayerSite site)
    {
        var filters = options.PerChannel ? site.InputShape.Channels : 1;
        return site.AddParameter(
            "gate",
            new Shape(filters, window.Size.Height, window.Size.Width),
            options.GateInitializer,
            window.Size.Area,
            window.Size.Area);
    }
}
