namespace CnnLab.Plugins.Pooling;

/// <summary>
/// A pooling layer over bins that leave nothing of the image out, as many as asked for whatever its size; for several
/// divisions of the image one after the other.
/// </summary>
public abstract class BinPooling : Layer, IOnnxExportable
{
    private readonly (EvenBins Rows, EvenBins Columns)[] _levels;
    private readonly bool _isMaximum;
    private readonly int _size;
    private readonly IPoolingKernel? _windows;
    private readonly SampleBuffer<int>? _places;
    private readonly Scratch<float> _scratch;

    private protected BinPooling(LayerSite site, bool isMaximum, Shape outputShape, params ReadOnlySpan<Size2D> levels)
        : base(site)
    {
        (OutputShape, _isMaximum, _size) = (outputShape, isMaximum, InputShape.Height * InputShape.Width);
        _levels = new (EvenBins, EvenBins)[levels.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            _levels[i] = (new(InputShape.Height, levels[i].Height), new(InputShape.Width, levels[i].Width));
        }

        _windows = levels.Length == 1 ? Windows(site, isMaximum, levels[0]) : null;
        _places = isMaximum && _windows is null ? site.AddSampleBuffer<int>(outputShape.Count) : null;
        _scratch = site.AddScratch<float>(isMaximum ? _levels.Max(Scratch) : InputShape.Width);
    }

    /// <inheritdoc/>
    public sealed override Shape OutputShape { get; }

    /// <inheritdoc/>
    public sealed override bool BackwardUsesOutput => false;

    /// <inheritdoc/>
    /// <exception cref="ComponentException">The bins are not of one size.</exception>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        var levels = _levels.Select(level => graph.Node("Flatten", Level(graph, input, level.Rows, level.Columns)));
        string[] vectors = [.. levels];
        var all = vectors.Length == 1 ? vectors[0] : graph.Node("Concat", vectors, new OnnxAttribute("axis", 1));
        return graph.Reshape(all, OutputShape.Dimensions);
    }

    private string Level(OnnxGraph graph, string input, EvenBins rows, EvenBins columns)
    {
        if (InputShape.Height % rows.Count != 0 || InputShape.Width % columns.Count != 0)
        {
            throw new ComponentException(
                $"{rows.Count}x{columns.Count} bins of the input {InputShape} are not of one size, which ONNX expects");
        }

        var size = new Size2D(InputShape.Height / rows.Count, InputShape.Width / columns.Count);
        var window = new Window2D(InputShape, size, size, Padding2D.Valid, "output_size");
        return graph.Node(_isMaximum ? "MaxPool" : "AveragePool", input, OnnxGraph.Window(window));
    }

    /// <inheritdoc/>
    public sealed override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        if (_windows is not null)
        {
            _windows.Forward(input.Values, output.Values, context);
            return;
        }

        var places = _places is not null && context.Phase == Phase.Training ? context.Samples(_places) : [];
        var scratch = context.Scratch(_scratch);
        var position = 0;
        for (var sample = 0; sample < input.Count; sample++)
        {
            foreach (var (rows, columns) in _levels)
            {
                var bins = rows.Count * columns.Count;
                for (var channel = 0; channel < InputShape.Channels; channel++, position += bins)
                {
                    var image = input[sample].Slice(channel * _size, _size);
                    var found = places.IsEmpty ? [] : places.Slice(position, bins);
                    Pool(image, rows.Axis, columns.Axis, output.Values.Slice(position, bins), found, scratch);
                }
            }
        }
    }

    /// <inheritdoc/>
    public sealed override void Backward(
        ReadOnlyBatch input,
        ReadOnlyBatch output,
        ReadOnlyBatch outputGradient,
        Batch inputGradient,
        LayerContext context)
    {
        if (inputGradient.IsEmpty)
        {
            return;
        }

        if (_windows is not null)
        {
            _windows.Backward(input.Values, [], outputGradient.Values, inputGradient.Values, context);
            return;
        }

        inputGradient.Values.Clear();
        var places = _places is null ? [] : context.Samples(_places);
        var scratch = context.Scratch(_scratch);
        var position = 0;
        for (var sample = 0; sample < inputGradient.Count; sample++)
        {
            foreach (var (rows, columns) in _levels)
            {
                var bins = rows.Count * columns.Count;
                for (var channel = 0; channel < InputShape.Channels; channel++, position += bins)
                {
                    var gradient = inputGradient[sample].Slice(channel * _size, _size);
                    var found = places.IsEmpty ? [] : places.Slice(position, bins);
                    Spread(
                        outputGradient.Values.Slice(position, bins), rows.Axis, columns.Axis, gradient, found, scratch);
                }
            }
        }
    }

    private int Scratch((EvenBins Rows, EvenBins Columns) level) =>
        BinMaxima.ScratchLength(new Size2D(InputShape.Height, InputShape.Width), level.Columns.Widest);

    private void Pool(
        ReadOnlySpan<float> image,
        BinAxis rows,
        BinAxis columns,
        Span<float> values,
        Span<int> places,
        Span<float> scratch)
    {
        if (_isMaximum)
        {
            BinMaxima.Assign(image, InputShape.Width, rows, columns, values, places, scratch);
        }
        else
        {
            BinMeans.Assign(image, rows, columns, values, scratch);
        }
    }

    private void Spread(
        ReadOnlySpan<float> upstream,
        BinAxis rows,
        BinAxis columns,
        Span<float> gradient,
        ReadOnlySpan<int> places,
        Span<float> scratch)
    {
        if (_isMaximum)
        {
            BinMaxima.Scatter(places, upstream, gradient);
        }
        else
        {
            BinMeans.Spread(upstream, rows, columns, gradient, scratch);
        }
    }

    /// <summary>
    /// Bins that divide the image without a rest are the windows of max or average pooling, which are faster unless
    /// they are large.
    /// </summary>
    private static IPoolingKernel? Windows(LayerSite site, bool isMaximum, Size2D bins)
    {
        const int LargestWindow = 9;
        var shape = site.InputShape;
        var size = new Size2D(shape.Height / bins.Height, shape.Width / bins.Width);
        if (size.Height * bins.Height != shape.Height || size.Width * bins.Width != shape.Width
            || size.Area > LargestWindow)
        {
            return null;
        }

        var window = new Window2D(shape, size, size, Padding2D.Valid, "output_size");
        return (isMaximum, TileLayout.Fits(window)) switch
        {
            (true, true) => new MaxTiles(site, window, all: false),
            (true, false) => new MaxWindows(site, window, all: false),
            (false, true) => new AverageTiles(window),
            _ => new AverageWindows(site, window, countIncludePad: false),
        };
    }

    private protected static Shape Image(LayerSite site) => site.InputShape.IsImage
        ? site.InputShape
        : throw new ComponentException(
            $"The input has shape {site.InputShape}. Expected an image [channels, height, width].");
}
