using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The smallest value of each window of each channel: <c>[batch, channels, height, width]</c> to the same channels.
/// Padding never wins. The gradient goes to the minimum; of equal ones to the first, row by row. A window with a NaN
/// has the value NaN, and its gradient goes nowhere.
/// </summary>
[Description("Smallest value of each window.")]
public sealed class MinPooling2D : ChannelPooling, IOnnxExportable
{
    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image, or the window does not fit it.</exception>
    public MinPooling2D(MinPooling2DOptions options, LayerSite site)
        : this(options.WindowOver(site.InputShape), site)
    {
    }

    private MinPooling2D(Window2D window, LayerSite site)
        : base(site, window, new RuleWindows<MinimumRule>(site, window, default))
    {
    }

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) =>
        graph.Node("Neg", graph.Node("MaxPool", graph.Node("Neg", input), OnnxGraph.Window(Window)));
}
