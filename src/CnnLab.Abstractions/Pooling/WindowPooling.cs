namespace CnnLab;

/// <summary>
/// A pooling layer that applies a rule to every window of every channel: <c>[channels, height, width]</c> to the same
/// channels.
/// </summary>
/// <typeparam name="TRule">The rule, a struct, so that its two functions are inlined.</typeparam>
public class WindowPooling<TRule> : Layer
    where TRule : struct, IPoolingRule
{
    private readonly Window2D _window;
    private readonly TRule _rule;
    private readonly Scratch<float> _scratch;

    /// <summary>The layer with the rule's default value.</summary>
    public WindowPooling(PoolingOptions options, LayerSite site)
        : this(options, site, default)
    {
    }

    /// <summary>The layer with a rule that was made from options of its own.</summary>
    protected WindowPooling(PoolingOptions options, LayerSite site, TRule rule)
        : base(site)
    {
        _rule = rule;
        _window = options.WindowOver(site.InputShape);
        _scratch = site.AddScratch<float>(2 * _window.Size.Area);
        OutputShape = new Shape(site.InputShape.Channels, _window.OutputHeight, _window.OutputWidth);
    }

    /// <inheritdoc/>
    public override Shape OutputShape { get; }

    /// <inheritdoc/>
    public sealed override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        var values = context.Scratch(_scratch);
        for (var plane = 0; plane < input.Count * InputShape.Channels; plane++)
        {
            var image = input.Values.Slice(
                plane * InputShape.Height * InputShape.Width, InputShape.Height * InputShape.Width);
            var pooled = output.Values.Slice(plane * _window.OutputArea, _window.OutputArea);
            for (int row = 0, position = 0; row < _window.OutputHeight; row++)
            {
                for (var column = 0; column < _window.OutputWidth; column++, position++)
                {
                    pooled[position] = _rule.Value(values[..Gather(image, row, column, values)]);
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
        var scratch = context.Scratch(_scratch);
        var values = scratch[.._window.Size.Area];
        var derivatives = scratch[_window.Size.Area..];
        var planeSize = InputShape.Height * InputShape.Width;
        for (var plane = 0; plane < input.Count * InputShape.Channels; plane++)
        {
            var image = input.Values.Slice(plane * planeSize, planeSize);
            var imageGradient = inputGradient.Values.Slice(plane * planeSize, planeSize);
            for (int row = 0, position = plane * _window.OutputArea; row < _window.OutputHeight; row++)
            {
                for (var column = 0; column < _window.OutputWidth; column++, position++)
                {
                    var count = Gather(image, row, column, values);
                    _rule.Gradient(values[..count], output.Values[position], derivatives[..count]);
                    Scatter(imageGradient, row, column, derivatives, outputGradient.Values[position]);
                }
            }
        }
    }

    private int Gather(ReadOnlySpan<float> image, int outputRow, int outputColumn, Span<float> values)
    {
        var (top, bottom) = _window.Rows(outputRow);
        var (left, right) = _window.Columns(outputColumn);
        var count = 0;
        for (var row = top; row < bottom; row++)
        {
            for (var column = left; column < right; column++)
            {
                values[count++] = image[(row * _window.InputWidth) + column];
            }
        }

        return count;
    }

    private void Scatter(
        Span<float> imageGradient, int outputRow, int outputColumn, ReadOnlySpan<float> derivatives, float upstream)
    {
        var (top, bottom) = _window.Rows(outputRow);
        var (left, right) = _window.Columns(outputColumn);
        var index = 0;
        for (var row = top; row < bottom; row++)
        {
            for (var column = left; column < right; column++)
            {
                imageGradient[(row * _window.InputWidth) + column] += upstream * derivatives[index++];
            }
        }
    }
}
