using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The mean of each window of each channel, weighted by the softmax of its values,
/// <c>y = sum e^x x / sum e^x</c>: <c>[batch, channels, height, width]</c> to the same channels. Padding has no weight.
/// The gradient is <c>w (1 + x - y)</c> with the weight <c>w</c>.
/// </summary>
/// <remarks>
/// Stergiou, Poppe, Kalliatakis: "Refining Activation Downsampling with SoftPool", 2021. The window's maximum is
/// subtracted from the exponents, so that none overflows.
/// </remarks>
[Description("Mean of each window, weighted by its softmax (SoftPool, Stergiou, Poppe, Kalliatakis 2021).")]
public sealed class SoftPooling2D : ChannelPooling, IOnnxExportable
{
    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image, or the window does not fit it.</exception>
    public SoftPooling2D(SoftPooling2DOptions options, LayerSite site)
        : this(options.WindowOver(site.InputShape), site)
    {
    }

    private SoftPooling2D(Window2D window, LayerSite site)
        : base(site, window, new RuleWindows<SoftmaxRule>(site, window, default))
    {
    }

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        var elements = OnnxWindows.Add(graph, input, Window, float.MinValue);
        var shares = graph.Node("Softmax", elements, new OnnxAttribute("axis", OnnxWindows.Axis));
        return OnnxWindows.Sum(graph, graph.Node("Mul", [elements, shares]));
    }
}
