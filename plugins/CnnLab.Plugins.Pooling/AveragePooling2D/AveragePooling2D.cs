using System.ComponentModel;
using System.Numerics.Tensors;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The mean of each window of each channel: <c>[batch, channels, height, width]</c> to the same channels. Each position
/// of a window gets the same share of the gradient.
/// </summary>
/// <remarks>
/// The sum of a window is that of its columns' sums, and these cost one vector instruction for many columns.
/// </remarks>
[Description("Mean of each window.")]
public sealed class AveragePooling2D : ChannelPooling
{
    private readonly PaddedRow _paddedRow;
    private readonly Scratch<float> _columnSums;
    private readonly Scratch<float> _shares;
    private readonly float[] _weights;
    private readonly AverageGradient _gradient;
    private readonly bool _is2x2;

    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image, or the window does not fit it.</exception>
    public AveragePooling2D(AveragePooling2DOptions options, LayerSite site)
        : base(options, site)
    {
        _paddedRow = new PaddedRow(Window);
        _columnSums = site.AddScratch<float>(_paddedRow.Length);
        _shares = site.AddScratch<float>(Window.OutputWidth);
        _weights = Weights(Window, options.CountIncludePad);
        _gradient = new AverageGradient(Window, _paddedRow);
        _is2x2 = Window2x2.Fits(Window);
    }

    /// <inheritdoc/>
    public override bool BackwardUsesOutput => false;

    /// <inheritdoc/>
    protected override void Pool(ReadOnlySpan<float> image, Span<float> pooled, LayerContext context)
    {
        if (_is2x2)
        {
            AveragePooling2x2.Pool(Window, image, pooled);
            return;
        }

        var sums = context.Scratch(_columnSums);
        sums.Clear();
        var inside = _paddedRow.Inside(sums);
        for (var row = 0; row < Window.OutputHeight; row++)
        {
            var (top, bottom) = Window.Rows(row);
            _paddedRow.Row(image, top).CopyTo(inside);
            for (var imageRow = top + 1; imageRow < bottom; imageRow++)
            {
                TensorPrimitives.Add(inside, _paddedRow.Row(image, imageRow), inside);
            }

            SumRow(sums, pooled.Slice(row * Window.OutputWidth, Window.OutputWidth));
        }

        TensorPrimitives.Multiply(pooled, _weights, pooled);
    }

    /// <inheritdoc/>
    protected override void Distribute(
        ReadOnlySpan<float> image,
        ReadOnlySpan<float> pooled,
        ReadOnlySpan<float> upstream,
        Span<float> gradient,
        LayerContext context)
    {
        if (_is2x2)
        {
            AveragePooling2x2.Distribute(Window, upstream, gradient);
            return;
        }

        var shares = context.Scratch(_shares);
        var spread = context.Scratch(_columnSums);
        var assignedRows = 0;
        for (var row = 0; row < Window.OutputHeight; row++)
        {
            var outputs = new Range(row * Window.OutputWidth, (row + 1) * Window.OutputWidth);
            TensorPrimitives.Multiply(upstream[outputs], _weights.AsSpan(outputs), shares);
            _gradient.SpreadRow(shares, spread);
            assignedRows = _gradient.AddToRows(_paddedRow.Inside(spread), Window.Rows(row), gradient, assignedRows);
        }

        gradient[(assignedRows * Window.InputWidth)..].Clear();
    }

    private static float[] Weights(Window2D window, bool countIncludePad)
    {
        var weights = new float[window.OutputArea];
        for (var position = 0; position < weights.Length; position++)
        {
            var (top, bottom) = window.Rows(position / window.OutputWidth);
            var (left, right) = window.Columns(position % window.OutputWidth);
            weights[position] = 1f / (countIncludePad ? window.Size.Area : (bottom - top) * (right - left));
        }

        return weights;
    }

    private void SumRow(ReadOnlySpan<float> sums, Span<float> pooled)
    {
        var (width, stride) = (Window.Size.Width, Window.Strides.Width);
        if (stride == 1)
        {
            sums[..pooled.Length].CopyTo(pooled);
            for (var shift = 1; shift < width; shift++)
            {
                TensorPrimitives.Add(pooled, sums.Slice(shift, pooled.Length), pooled);
            }

            return;
        }

        for (var column = 0; column < pooled.Length; column++)
        {
            var sum = 0f;
            foreach (var value in sums.Slice(column * stride, width))
            {
                sum += value;
            }

            pooled[column] = sum;
        }
    }
}
