using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The largest value of each window of each channel: <c>[batch, channels, height, width]</c> to the same channels.
/// Padding never wins. The gradient goes to the maximum; of equal ones to the first, row by row, or to all
/// (<see cref="MaxPooling2DOptions.Ties"/>).
/// </summary>
/// <remarks>
/// The forward pass of training remembers where the maxima stand, so that backward need not look again.
/// </remarks>
[Description("Largest value of each window (Riesenhuber and Poggio 1999).")]
public sealed class MaxPooling2D : ChannelPooling, IOnnxExportable
{
    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image, or the window does not fit it.</exception>
    public MaxPooling2D(MaxPooling2DOptions options, LayerSite site)
        : this(options.WindowOver(site.InputShape), options.Ties == MaximumTies.All, site)
    {
    }

    private MaxPooling2D(Window2D window, bool all, LayerSite site)
        : base(
            site,
            window,
            TileLayout.Fits(window) ? new MaxTiles(site, window, all)
                : SparseWindows.Suit(window) ? new MaxSparseWindows(window, all)
                : new MaxWindows(site, window, all))
    {
    }

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) =>
        graph.Node("MaxPool", input, OnnxGraph.Window(Window));
}
