namespace CnnLab.Plugins.Pooling;

/// <summary>
/// A pooling layer over bins that leave nothing of the image out, as many as asked for whatever its size; for several
/// divisions of the image one after the other.
/// </summary>
public abstract class BinPooling : Layer
{
    private readonly (EvenBins Rows, EvenBins Columns)[] _levels;
    private readonly bool _isMaximum;
    private readonly int _size;
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

        _places = isMaximum ? site.AddSampleBuffer<int>(outputShape.Count) : null;
        _scratch = site.AddScratch<float>(2 * InputShape.Width);
    }

    /// <inheritdoc/>
    public sealed override Shape OutputShape { get; }

    /// <inheritdoc/>
    public sealed override bool BackwardUsesOutput => false;

    /// <inheritdoc/>
    public sealed override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
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
            BinMaxima.Assign(image, rows, columns, values, places, scratch);
        }
        else
        {
            BinMeans.Assign(image, rows, columns, values, scratch[..InputShape.Width]);
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
            BinMeans.Spread(upstream, rows, columns, gradient, scratch[..InputShape.Width]);
        }
    }

    private protected static Shape Image(LayerSite site) => site.InputShape.IsImage
        ? site.InputShape
        : throw new ComponentException(
            $"The input has shape {site.InputShape}. Expected an image [channels, height, width].");
}
