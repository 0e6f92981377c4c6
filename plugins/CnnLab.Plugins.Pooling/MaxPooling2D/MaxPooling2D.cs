using System.ComponentModel;
using System.Numerics.Tensors;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The largest value of each window of each channel: <c>[batch, channels, height, width]</c> to the same channels.
/// Padding never wins. The gradient goes to the maximum; of equal ones to the first, row by row, or to all
/// (<see cref="MaxPooling2DOptions.Ties"/>).
/// </summary>
/// <remarks>
/// The maximum of a window is that of its columns' maxima, and these cost one vector instruction for many columns.
/// Where it stood is found again in the backward pass, which is cheaper than keeping track.
/// </remarks>
[Description("Largest value of each window.")]
public sealed class MaxPooling2D : ChannelPooling
{
    private readonly PaddedRow _paddedRow;
    private readonly Scratch<float> _columnMaxima;
    private readonly MaximumGradient _gradient;
    private readonly bool _all;
    private readonly bool _is2x2;

    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image, or the window does not fit it.</exception>
    public MaxPooling2D(MaxPooling2DOptions options, LayerSite site)
        : base(options, site)
    {
        _paddedRow = new PaddedRow(Window);
        _columnMaxima = site.AddScratch<float>(_paddedRow.Length);
        _all = options.Ties == MaximumTies.All;
        _gradient = new MaximumGradient(Window, _all);
        _is2x2 = Window2x2.Fits(Window);
    }

    /// <inheritdoc/>
    protected override void Pool(ReadOnlySpan<float> image, Span<float> pooled, LayerContext context)
    {
        if (_is2x2)
        {
            MaxPooling2x2.Pool(Window, image, pooled);
            return;
        }

        var maxima = context.Scratch(_columnMaxima);
        maxima.Fill(float.NegativeInfinity);
        var inside = _paddedRow.Inside(maxima);
        for (var row = 0; row < Window.OutputHeight; row++)
        {
            var (top, bottom) = Window.Rows(row);
            _paddedRow.Row(image, top).CopyTo(inside);
            for (var imageRow = top + 1; imageRow < bottom; imageRow++)
            {
                TensorPrimitives.Max(inside, _paddedRow.Row(image, imageRow), inside);
            }

            PoolRow(maxima, pooled.Slice(row * Window.OutputWidth, Window.OutputWidth));
        }
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
            MaxPooling2x2.Distribute(Window, _all, image, pooled, upstream, gradient);
            return;
        }

        gradient.Clear();
        for (int row = 0, position = 0; row < Window.OutputHeight; row++)
        {
            for (var column = 0; column < Window.OutputWidth; column++, position++)
            {
                _gradient.Add(image, row, column, pooled[position], upstream[position], gradient);
            }
        }
    }

    private void PoolRow(ReadOnlySpan<float> maxima, Span<float> pooled)
    {
        var (width, stride) = (Window.Size.Width, Window.Strides.Width);
        if (stride == 1)
        {
            maxima[..pooled.Length].CopyTo(pooled);
            for (var shift = 1; shift < width; shift++)
            {
                TensorPrimitives.Max(pooled, maxima.Slice(shift, pooled.Length), pooled);
            }

            return;
        }

        for (var column = 0; column < pooled.Length; column++)
        {
            var maximum = float.NegativeInfinity;
            foreach (var value in maxima.Slice(column * stride, width))
            {
                maximum = MathF.Max(maximum, value);
            }

            pooled[column] = maximum;
        }
    }
}
