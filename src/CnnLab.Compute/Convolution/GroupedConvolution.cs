namespace CnnLab.Compute;

/// <summary>
/// A convolution whose channels and filters are cut into groups (Krizhevsky, Sutskever, Hinton: "ImageNet
/// Classification with Deep Convolutional Neural Networks", 2012): one convolution by im2col for each group of each
/// sample, whose channels lie together.
/// </summary>
internal sealed class GroupedConvolution : ConvolutionAlgorithm
{
    private readonly ConvolutionAlgorithm _group;

    public GroupedConvolution(ConvolutionGeometry geometry)
        : base(geometry)
    {
        var input = geometry.InputShape;
        var part = new Shape(input.Channels / geometry.Groups, input.Height, input.Width);
        var filters = geometry.Filters / geometry.Groups;
        var group = new ConvolutionGeometry(part, filters, geometry.Window, geometry.Dilation, groups: 1);
        _group = ConvolutionAlgorithms.Create(group, ConvolutionChoice.Im2Col, maximumSamples: 1);
    }

    public override string Name => _group.Name;

    public override int ScratchElements => _group.ScratchElements;

    public override void Forward(
        ReadOnlyBatch input, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Batch output,
        ConvolutionWorkspace workspace)
    {
        var (shape, filters) = (_group.Geometry.OutputShape, _group.Geometry.Filters);
        for (var part = 0; part < input.Count * Geometry.Groups; part++)
        {
            var group = part % Geometry.Groups;
            var target = output.Values.Slice(part * shape.Count, shape.Count);
            var ownBias = bias.IsEmpty ? bias : bias.Slice(group * filters, filters);
            _group.Forward(Input(input, part), Kernel(kernel, group), ownBias, new(target, 1, shape), workspace);
        }
    }

    public override void FilterGradient(
        ReadOnlyBatch input, ReadOnlyBatch outputGradient, Span<float> kernelGradient, bool accumulate,
        ConvolutionWorkspace workspace)
    {
        var length = _group.Geometry.KernelShape.Count;
        for (var part = 0; part < input.Count * Geometry.Groups; part++)
        {
            var target = kernelGradient.Slice(part % Geometry.Groups * length, length);
            _group.FilterGradient(
                Input(input, part), Output(outputGradient, part), target, accumulate || part >= Geometry.Groups,
                workspace);
        }
    }

    public override void InputGradient(
        ReadOnlyBatch outputGradient, ReadOnlySpan<float> kernel, Batch inputGradient, ConvolutionWorkspace workspace)
    {
        var shape = _group.Geometry.InputShape;
        for (var part = 0; part < outputGradient.Count * Geometry.Groups; part++)
        {
            var target = new Batch(inputGradient.Values.Slice(part * shape.Count, shape.Count), 1, shape);
            _group.InputGradient(
                Output(outputGradient, part), Kernel(kernel, part % Geometry.Groups), target, workspace);
        }
    }

    private ReadOnlyBatch Input(ReadOnlyBatch batch, int part)
    {
        var shape = _group.Geometry.InputShape;
        return new(batch.Values.Slice(part * shape.Count, shape.Count), 1, shape);
    }

    private ReadOnlyBatch Output(ReadOnlyBatch batch, int part)
    {
        var shape = _group.Geometry.OutputShape;
        return new(batch.Values.Slice(part * shape.Count, shape.Count), 1, shape);
    }

    private ReadOnlySpan<float> Kernel(ReadOnlySpan<float> kernel, int group)
    {
        var length = _group.Geometry.KernelShape.Count;
        return kernel.Slice(group * length, length);
    }
}
