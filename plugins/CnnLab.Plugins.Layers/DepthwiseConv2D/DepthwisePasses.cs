namespace CnnLab.Plugins.Layers;

/// <summary>
/// A convolution of each channel on its own with <c>multiplier</c> kernels, forward and back, one sample at a time: the
/// kernel is <c>[channels, multiplier, rows, columns]</c>, output channel <c>c * multiplier + m</c> is that of channel
/// c under its kernel m.
/// </summary>
/// <remarks>
/// By the definition, in vectors that run over whole channels (<see cref="StridedPlane"/>): a matrix product would have
/// one row.
/// </remarks>
internal sealed class DepthwisePasses
{
    private readonly Window2D _window;
    private readonly StridedPlane _plane;
    private readonly int _multiplier;
    private readonly int _inputArea;

    public DepthwisePasses(Shape input, Window2D window, Size2D dilation, int multiplier)
    {
        (_window, _plane, _multiplier) = (window, new StridedPlane(window, dilation), multiplier);
        _inputArea = input.Height * input.Width;
        OutputShape = new Shape(checked(input.Channels * multiplier), window.OutputHeight, window.OutputWidth);
        KernelSize = new Size2D(
            ((window.Size.Height - 1) / dilation.Height) + 1, ((window.Size.Width - 1) / dilation.Width) + 1);
        KernelShape = new Shape(input.Channels, multiplier, KernelSize.Height, KernelSize.Width);
    }

    /// <summary>One output sample, <c>[channels x multiplier, height, width]</c>.</summary>
    public Shape OutputShape { get; }

    /// <summary>The kernel, <c>[channels, multiplier, rows, columns]</c>.</summary>
    public Shape KernelShape { get; }

    /// <summary>Rows and columns of a kernel.</summary>
    public Size2D KernelSize { get; }

    /// <summary>Multiply-adds of the forward pass for one sample.</summary>
    public long MultiplyAdds => (long)OutputShape.Count * KernelSize.Area;

    /// <summary>Elements that a call works with: the channel, the upstream gradient, and a result.</summary>
    public int ScratchElements => checked((2 * _plane.Elements) + UpstreamElements);

    // Behind the margin the positions, and as many zeros as reversed offsets may reach.
    private int UpstreamElements => _plane.Margin + _plane.PhaseLength + 16;

    /// <summary>Assigns the output of a sample.</summary>
    /// <param name="input">The sample.</param>
    /// <param name="kernel">The kernels.</param>
    /// <param name="bias">One number for each output channel; empty for none.</param>
    /// <param name="output">The output.</param>
    /// <param name="scratch">Memory for the time of the call.</param>
    public void Forward(
        ReadOnlySpan<float> input, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Span<float> output,
        Span<float> scratch)
    {
        var plane = scratch[.._plane.Elements];
        var sums = scratch.Slice(_plane.Elements, _plane.Elements);
        plane.Clear();
        for (var channel = 0; channel < OutputShape.Channels; channel++)
        {
            if (channel % _multiplier == 0)
            {
                _plane.Fill(input.Slice(channel / _multiplier * _inputArea, _inputArea), plane);
            }

            var initial = bias.IsEmpty ? 0 : bias[channel];
            Stencil.Correlate(
                plane, 0, _plane.Offsets, _plane.Places, Weights(kernel, channel), initial, sums, _plane.OutputLength);
            for (var row = 0; row < _window.OutputHeight; row++)
            {
                sums.Slice(row * _plane.Pitch, _window.OutputWidth).CopyTo(OutputRow(output, channel, row));
            }
        }
    }

    /// <summary>Adds the gradient of the kernels and assigns that of the input.</summary>
    /// <param name="input">The sample.</param>
    /// <param name="kernel">The kernels.</param>
    /// <param name="outputGradient">The upstream gradient of the sample.</param>
    /// <param name="kernelGradient">To be added to.</param>
    /// <param name="inputGradient">To be assigned; empty where nobody wants it.</param>
    /// <param name="scratch">Memory for the time of the call.</param>
    public void Backward(
        ReadOnlySpan<float> input, ReadOnlySpan<float> kernel, ReadOnlySpan<float> outputGradient,
        Span<float> kernelGradient, Span<float> inputGradient, Span<float> scratch)
    {
        var plane = scratch[.._plane.Elements];
        var gradient = scratch.Slice(_plane.Elements, _plane.Elements);
        var upstream = scratch.Slice(2 * _plane.Elements, UpstreamElements);
        plane.Clear();
        upstream.Clear();
        for (var channel = 0; channel < OutputShape.Channels; channel++)
        {
            var source = channel / _multiplier * _inputArea;
            if (channel % _multiplier == 0)
            {
                _plane.Fill(input.Slice(source, _inputArea), plane);
            }

            ReadUpstream(outputGradient, channel, upstream);
            var area = KernelSize.Area;
            Stencil.AddProducts(
                plane, _plane.Offsets, _plane.Places, upstream, _plane.Margin, _plane.OutputLength,
                kernelGradient.Slice(channel * area, area));
            if (!inputGradient.IsEmpty)
            {
                BackThroughKernel(upstream, Weights(kernel, channel), channel % _multiplier == 0, gradient);
            }

            if (!inputGradient.IsEmpty && (channel + 1) % _multiplier == 0)
            {
                _plane.Read(gradient, inputGradient.Slice(source, _inputArea));
            }
        }
    }

    /// <summary>What each phase gets from the positions that see it.</summary>
    private void BackThroughKernel(
        ReadOnlySpan<float> upstream, ReadOnlySpan<float> weights, bool isFirst, Span<float> gradient)
    {
        for (var phase = 0; phase < _plane.FirstTaps.Length - 1; phase++)
        {
            var (first, end) = (_plane.FirstTaps[phase], _plane.FirstTaps[phase + 1]);
            Stencil.Correlate(
                upstream, _plane.Margin, _plane.ReverseOffsets.AsSpan(first..end), _plane.Places.AsSpan(first..end),
                weights, isFirst ? 0 : null, gradient[(phase * _plane.PhaseLength)..], _plane.PhaseLength);
        }
    }

    private void ReadUpstream(ReadOnlySpan<float> outputGradient, int channel, Span<float> upstream)
    {
        var width = _window.OutputWidth;
        for (var row = 0; row < _window.OutputHeight; row++)
        {
            outputGradient.Slice((channel * _window.OutputArea) + (row * width), width)
                .CopyTo(upstream[(_plane.Margin + (row * _plane.Pitch))..]);
        }
    }

    private ReadOnlySpan<float> Weights(ReadOnlySpan<float> kernel, int channel) =>
        kernel.Slice(channel * KernelSize.Area, KernelSize.Area);

    private Span<float> OutputRow(Span<float> output, int channel, int row) =>
        output[((channel * _window.OutputArea) + (row * _window.OutputWidth))..];
}
