using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The mean of each window of each channel: <c>[batch, channels, height, width]</c> to the same channels. Each position
/// of a window gets the same share of the gradient.
/// </summary>
[Description("Mean of each window (LeCun and others 1998).")]
public sealed class AveragePooling2D : ChannelPooling, IOnnxExportable
{
    private readonly bool _countIncludePad;

    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image, or the window does not fit it.</exception>
    public AveragePooling2D(AveragePooling2DOptions options, LayerSite site)
        : this(options.WindowOver(site.InputShape), options.CountIncludePad, site)
    {
    }

    private AveragePooling2D(Window2D window, bool countIncludePad, LayerSite site)
        : base(
            site,
            window,
            TileLayout.Fits(window) ? new AverageTiles(window)
                : SparseWindows.Suit(window) ? new AverageSparseWindows(window, countIncludePad)
                : new AverageWindows(site, window, countIncludePad)) =>
        _countIncludePad = countIncludePad;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) => graph.Node(
        "AveragePool",
        input,
        [.. OnnxGraph.Window(Window), new OnnxAttribute("count_include_pad", _countIncludePad ? 1 : 0)]);
}
