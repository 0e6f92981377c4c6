using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnLab;

/// <summary>
/// A pooling layer that applies a rule to every window of every channel: <c>[channels, height, width]</c> to the same
/// channels.
/// </summary>
/// <typeparam name="TRule">The rule, a struct, so that its two functions are inlined.</typeparam>
public class WindowPooling<TRule> : Layer, IOnnxExportable
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
    public virtual string ExportOnnx(OnnxGraph graph, string input) => _rule is IOnnxPoolingRule rule
        ? rule.ExportOnnx(graph, input, _window)
        : throw new ComponentException($"its rule {typeof(TRule).Name} is no {nameof(IOnnxPoolingRule)}");

    /// <inheritdoc/>
    public sealed override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        var values = context.Scratch(_scratch);
        var planeSize = _window.InputHeight * _window.InputWidth;
        for (int plane = 0, position = 0; plane < input.Values.Length; plane += planeSize)
        {
            var image = input.Values.Slice(plane, planeSize);
            for (var row = 0; row < _window.OutputHeight; row++, position += _window.OutputWidth)
            {
                ForwardRow(image, row, output.Values.Slice(position, _window.OutputWidth), values);
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
        var planeSize = _window.InputHeight * _window.InputWidth;
        for (int plane = 0, position = 0; plane < input.Values.Length; plane += planeSize)
        {
            var image = input.Values.Slice(plane, planeSize);
            var imageGradient = inputGradient.Values.Slice(plane, planeSize);
            for (var row = 0; row < _window.OutputHeight; row++, position += _window.OutputWidth)
            {
                var pooled = output.Values.Slice(position, _window.OutputWidth);
                var upstream = outputGradient.Values.Slice(position, _window.OutputWidth);
                BackwardRow(image, row, pooled, upstream, imageGradient, scratch);
            }
        }
    }

    private void ForwardRow(ReadOnlySpan<float> image, int row, Span<float> pooled, Span<float> values)
    {
        var (top, bottom) = _window.Rows(row);
        var (rows, width, stride) = (bottom - top, _window.InputWidth, _window.Strides.Width);
        ref readonly var start = ref image[top * width];
        var left = -_window.Left;
        for (var column = 0; column < pooled.Length; column++, left += stride)
        {
            // Window2D.Columns, without dividing it up for every window again.
            var (from, to) = (Math.Max(left, 0), Math.Min(left + _window.Size.Width, width));
            var window = values[..(rows * (to - from))];
            Gather(in Unsafe.Add(ref Unsafe.AsRef(in start), from), rows, to - from, width, window);
            pooled[column] = _rule.Value(window);
        }
    }

    private void BackwardRow(
        ReadOnlySpan<float> image,
        int row,
        ReadOnlySpan<float> pooled,
        ReadOnlySpan<float> upstream,
        Span<float> imageGradient,
        Span<float> scratch)
    {
        var (top, bottom) = _window.Rows(row);
        var (rows, width, stride) = (bottom - top, _window.InputWidth, _window.Strides.Width);
        ref readonly var start = ref image[top * width];
        ref var gradientStart = ref imageGradient[top * width];
        var left = -_window.Left;
        for (var column = 0; column < pooled.Length; column++, left += stride)
        {
            var (from, to) = (Math.Max(left, 0), Math.Min(left + _window.Size.Width, width));
            var window = scratch[..(rows * (to - from))];
            var derivatives = scratch.Slice(_window.Size.Area, window.Length);
            Gather(in Unsafe.Add(ref Unsafe.AsRef(in start), from), rows, to - from, width, window);
            _rule.Gradient(window, pooled[column], derivatives);
            Scatter(derivatives, upstream[column], ref Unsafe.Add(ref gradientStart, from), rows, to - from, width);
        }
    }

    /// <summary>The values of a window, whose rows and columns lie in the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Gather(ref readonly float corner, int rows, int columns, int width, Span<float> values)
    {
        ref var source = ref Unsafe.AsRef(in corner);
        ref var target = ref MemoryMarshal.GetReference(values);
        for (; rows > 0; rows--)
        {
            for (var column = 0; column < columns; column++)
            {
                Unsafe.Add(ref target, column) = Unsafe.Add(ref source, column);
            }

            source = ref Unsafe.Add(ref source, width);
            target = ref Unsafe.Add(ref target, columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scatter(
        ReadOnlySpan<float> derivatives, float upstream, ref float corner, int rows, int columns, int width)
    {
        ref var source = ref MemoryMarshal.GetReference(derivatives);
        for (; rows > 0; rows--)
        {
            for (var column = 0; column < columns; column++)
            {
                Unsafe.Add(ref corner, column) += upstream * Unsafe.Add(ref source, column);
            }

            corner = ref Unsafe.Add(ref corner, width);
            source = ref Unsafe.Add(ref source, columns);
        }
    }
}
