using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// One element of each window of each channel, whatever the values: <c>[batch, channels, height, width]</c> to the same
/// channels. It is the first one in the image, or in training a random one: for each sample and step a row is drawn for
/// each row of windows and a column for each column of windows, alike for all channels, so that what stood side by side
/// stays so; inference then has the mean of the window, which is the expected value. The gradient goes to the element.
/// </summary>
/// <remarks>
/// The stochastic downsampling of Zhai, Wu, Cheng, Kumar, Lu, Feris, Zhang: "S3Pool: Pooling with Stochastic Spatial
/// Sampling", 2017, with a grid of the window's size. S3Pool itself is max pooling with strides 1 and then this layer.
/// </remarks>
[Description("One element of each window: the first, or in training a random one (S3Pool, Zhai and others 2017).")]
public sealed class StrideSampling2D : ChannelPooling, IOnnxExportable
{
    private readonly ElementSampling _sampling;

    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image, or the window does not fit it.</exception>
    public StrideSampling2D(StrideSampling2DOptions options, LayerSite site)
        : this(options.WindowOver(site.InputShape), options.Sampling, site)
    {
    }

    private StrideSampling2D(Window2D window, ElementSampling sampling, LayerSite site)
        : base(site, window, new SampledWindows(site, window, sampling == ElementSampling.Random)) =>
        _sampling = sampling;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        if (_sampling == ElementSampling.Random)
        {
            return graph.Node("AveragePool", input, OnnxGraph.Window(Window));
        }

        var (rows, columns) = (new long[Window.OutputHeight], new long[Window.OutputWidth]);
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = Window.Rows(row).Start;
        }

        for (var column = 0; column < columns.Length; column++)
        {
            columns[column] = Window.Columns(column).Start;
        }

        var lines = graph.Node("Gather", [input, graph.Integers("rows", rows)], new OnnxAttribute("axis", 2));
        return graph.Node("Gather", [lines, graph.Integers("columns", columns)], new OnnxAttribute("axis", 3));
    }
}
