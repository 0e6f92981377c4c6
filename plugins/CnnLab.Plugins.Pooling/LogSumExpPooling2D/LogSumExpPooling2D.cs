using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// A smooth maximum of each window of each channel, <c>y = log(mean e^(r x)) / r</c>:
/// <c>[batch, channels, height, width]</c> to the same channels. It goes from the mean (r near 0) to the maximum (r
/// large). Padding does not count. The gradient is the softmax, <c>e^(r (x - y)) / n</c> of n elements.
/// </summary>
/// <remarks>
/// Boureau, Ponce, LeCun: "A Theoretical Analysis of Feature Pooling in Visual Recognition", 2010; with the parameter r
/// Pinheiro, Collobert: "From Image-level to Pixel-level Labeling with Convolutional Networks", 2015. The window's
/// maximum is subtracted from the exponents, so that none overflows.
/// </remarks>
[Description("Smooth maximum of each window: the logarithm of the mean exponential (Boureau, Ponce, LeCun 2010).")]
public sealed class LogSumExpPooling2D : ChannelPooling, IOnnxExportable
{
    private readonly float _r;

    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image, or the window does not fit it.</exception>
    public LogSumExpPooling2D(LogSumExpPooling2DOptions options, LayerSite site)
        : this(options.R, options.WindowOver(site.InputShape), site)
    {
    }

    private LogSumExpPooling2D(float r, Window2D window, LayerSite site)
        : base(site, window, new RuleWindows<LogMeanExpRule>(site, window, new LogMeanExpRule(r))) =>
        _r = r;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        var elements = OnnxWindows.Add(graph, input, Window, float.MinValue);
        var (maximum, rate) = (OnnxWindows.Maximum(graph, elements), graph.Scalar("r", _r));
        var exponents = graph.Node("Mul", [graph.Node("Sub", [elements, maximum]), rate]);
        var sum = OnnxWindows.Sum(graph, graph.Node("Exp", exponents), keepAxis: true);
        var mean = graph.Node("Div", [sum, OnnxWindows.Counts(graph, Window)]);
        var smooth = graph.Node("Div", [graph.Node("Log", mean), rate]);
        return OnnxWindows.Squeeze(graph, graph.Node("Add", [maximum, smooth]));
    }
}
