namespace CnnLab.Plugins.Layers;

/// <summary>
/// A block's output and its input with strides; where one of them has more channels, the other has zeros there.
/// </summary>
internal sealed class PaddedSumMerge : Merge, IOnnxMerge
{
    private readonly int _channels;
    private readonly Shape _input;
    private readonly Size2D _strides;

    public PaddedSumMerge(Shape input, Shape output, Size2D strides)
    {
        if (input.Channels > output.Channels)
        {
            throw new ComponentException(
                $"the layers make {output} of {input}, which has fewer channels: nothing can be padded. "
                + "Expected `projection` convolution.");
        }

        (_input, OutputShape, _strides, _channels) = (input, output, strides, input.Channels);
    }

    /// <inheritdoc/>
    public override Shape OutputShape { get; }

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, IReadOnlyList<string> inputs)
    {
        var sampled = graph.Sample(inputs[1], _strides);
        var pads = graph.Integers("pads", 0, 0, 0, 0, 0, OutputShape.Channels - _channels, 0, 0);
        return graph.Node("Add", [inputs[0], graph.Node("Pad", [sampled, pads])]);
    }

    /// <inheritdoc/>
    public override void Forward(int branch, ReadOnlyBatch input, Batch output)
    {
        if (branch == 0)
        {
            input.Values.CopyTo(output.Values);
            return;
        }

        for (var row = 0; row < input.Count * _channels * OutputShape.Height; row++)
        {
            var (from, to) = Rows(row);
            var source = input.Values.Slice(from, _input.Width);
            var target = output.Values.Slice(to, OutputShape.Width);
            for (var column = 0; column < target.Length; column++)
            {
                target[column] += source[column * _strides.Width];
            }
        }
    }

    /// <inheritdoc/>
    public override void Backward(int branch, ReadOnlyBatch outputGradient, Batch inputGradient)
    {
        if (branch == 0)
        {
            outputGradient.Values.CopyTo(inputGradient.Values);
            return;
        }

        inputGradient.Values.Clear();
        for (var row = 0; row < inputGradient.Count * _channels * OutputShape.Height; row++)
        {
            var (to, from) = Rows(row);
            var target = inputGradient.Values.Slice(to, _input.Width);
            var source = outputGradient.Values.Slice(from, OutputShape.Width);
            for (var column = 0; column < source.Length; column++)
            {
                target[column * _strides.Width] = source[column];
            }
        }
    }

    /// <summary>Where a row of the output begins in the input and in the output; rows of padded channels are not counted.</summary>
    private (int Input, int Output) Rows(int row)
    {
        var (plane, y) = Math.DivRem(row, OutputShape.Height);
        var (sample, channel) = Math.DivRem(plane, _channels);
        return (
            ((plane * _input.Height) + (y * _strides.Height)) * _input.Width,
            ((((sample * OutputShape.Channels) + channel) * OutputShape.Height) + y) * OutputShape.Width);
    }
}
