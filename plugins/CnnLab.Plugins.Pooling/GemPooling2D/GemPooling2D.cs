using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The generalized mean of each window of each channel with a learned exponent,
/// <c>y = (mean max(x, epsilon)^p)^(1/p)</c>: <c>[batch, channels, height, width]</c> to the same channels. From p = 1,
/// the mean, it comes near the maximum as p grows. Padding does not count; what is not above epsilon gets no gradient.
/// </summary>
/// <remarks>
/// Radenović, Tolias, Chum: "Fine-tuning CNN Image Retrieval with No Human Annotation", 2018, which pools the whole
/// image: a <c>pool_size</c> of the image's. The learned parameter <c>p_change</c>, one number or one for each channel,
/// starts with zeros and is added to the option <c>p</c>; the sum is not held positive, and there is no mean of p = 0.
/// The powers are those of the values divided by the window's largest, so that none overflows.
/// </remarks>
[Description("Generalized mean of each window with a learned exponent (GeM, Radenović, Tolias, Chum 2018).")]
public sealed class GemPooling2D : ChannelPooling, IOnnxExportable
{
    private readonly GemPooling2DOptions _options;

    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image, or the window does not fit it.</exception>
    public GemPooling2D(GemPooling2DOptions options, LayerSite site)
        : this(options, options.WindowOver(site.InputShape), site)
    {
    }

    private GemPooling2D(GemPooling2DOptions options, Window2D window, LayerSite site)
        : base(
            site,
            window,
            new RuleWindows<GeneralizedMeanRule>(
                site,
                window,
                new GeneralizedMeanRule(options.P, options.Epsilon),
                site.AddParameter(
                    "p_change", new Shape(options.PerChannel ? site.InputShape.Channels : 1), "zeros", 1, 1))) =>
        _options = options;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        var change = Parameters[0];
        var exponents = new float[change.Shape.Count];
        var roots = new float[exponents.Length];
        for (var channel = 0; channel < exponents.Length; channel++)
        {
            exponents[channel] = _options.P + change.Values[channel];
            roots[channel] = 1 / exponents[channel];
        }

        var padded = OnnxWindows.Add(graph, input, Window, float.MinValue);
        var elements = graph.Node("Max", [padded, graph.Scalar("epsilon", _options.Epsilon)]);
        var largest = OnnxWindows.Maximum(graph, elements);
        var exponent = graph.Tensor("p", exponents, exponents.Length, 1, 1, 1);
        var powers = graph.Node("Pow", [graph.Node("Div", [elements, largest]), exponent]);
        var isElement = graph.Node("Greater", [padded, graph.Scalar("padding", -3.4e38f)]);
        var present = graph.Node("Where", [isElement, powers, graph.Scalar("nothing", 0)]);
        var sum = OnnxWindows.Sum(graph, present, keepAxis: true);
        var mean = graph.Node("Div", [sum, OnnxWindows.Counts(graph, Window)]);
        var root = graph.Node("Pow", [mean, graph.Tensor("root", roots, roots.Length, 1, 1, 1)]);
        return OnnxWindows.Squeeze(graph, graph.Node("Mul", [root, largest]));
    }
}
