using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The p-norm of each window of each channel, <c>(sum |x|^p)^(1/p)</c>, or the power average
/// <c>(mean |x|^p)^(1/p)</c>: <c>[batch, channels, height, width]</c> to the same channels. Padding counts in neither.
/// The gradient is <c>sign(x) (|x| / y)^(p-1)</c>, divided by the number of elements for the mean, and 0 where the
/// window has nothing but zeros.
/// </summary>
/// <remarks>
/// Sermanet, Chintala, LeCun: "Convolutional Neural Networks Applied to House Numbers Digit Classification", 2012. The
/// powers are those of the values divided by the window's largest, so that none overflows (but for p = 2, which needs
/// values beyond 1e19 to).
/// </remarks>
[Description("p-norm or power average of each window (Sermanet, Chintala, LeCun 2012).")]
public sealed class LpPooling2D : ChannelPooling, IOnnxExportable
{
    private readonly LpPooling2DOptions _options;

    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image, or the window does not fit it.</exception>
    public LpPooling2D(LpPooling2DOptions options, LayerSite site)
        : this(options, options.WindowOver(site.InputShape), site)
    {
    }

    private LpPooling2D(LpPooling2DOptions options, Window2D window, LayerSite site)
        : base(
            site,
            window,
            new RuleWindows<PowerRule>(
                site, window, new PowerRule(options.P, options.Reduction == PowerReduction.Mean))) =>
        _options = options;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        // Powers of the share of the largest: none leaves what a float can hold.
        var elements = OnnxWindows.Add(graph, graph.Node("Abs", input), Window, 0);
        var smallest = graph.Scalar("smallest", 1.17549435e-38f);
        var largest = graph.Node("Max", [OnnxWindows.Maximum(graph, elements), smallest]);
        var powers = graph.Node("Pow", [graph.Node("Div", [elements, largest]), graph.Scalar("p", _options.P)]);
        var sum = OnnxWindows.Sum(graph, powers, keepAxis: true);
        if (_options.Reduction == PowerReduction.Mean)
        {
            sum = graph.Node("Div", [sum, OnnxWindows.Counts(graph, Window)]);
        }

        var root = graph.Node("Pow", [sum, graph.Scalar("root", 1 / _options.P)]);
        return OnnxWindows.Squeeze(graph, graph.Node("Mul", [root, largest]));
    }
}
