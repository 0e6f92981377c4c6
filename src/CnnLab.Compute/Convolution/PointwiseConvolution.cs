namespace CnnLab.Compute;

/// <summary>
/// A 1x1 kernel without stride or padding: every sample is its own column matrix, so three products are all there is to
/// do.
/// </summary>
/// <param name="geometry">The sizes.</param>
internal sealed class PointwiseConvolution(ConvolutionGeometry geometry) : ConvolutionAlgorithm(geometry)
{
    public override string Name => "im2col";

    public override int ScratchElements => 0;

    public override void Forward(
        ReadOnlyBatch input, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Batch output,
        ConvolutionWorkspace workspace)
    {
        var area = Geometry.OutputArea;
        var product = new MatrixProduct(Geometry.Filters, area, Geometry.Channels) { Accumulate = !bias.IsEmpty };
        for (var sample = 0; sample < input.Count; sample++)
        {
            var target = output[sample];
            for (var filter = 0; filter < bias.Length; filter++)
            {
                target.Slice(filter * area, area).Fill(bias[filter]);
            }

            workspace.LinearAlgebra.Multiply(product, kernel, input[sample], target);
        }
    }

    public override void FilterGradient(
        ReadOnlyBatch input, ReadOnlyBatch outputGradient, Span<float> kernelGradient, bool accumulate,
        ConvolutionWorkspace workspace)
    {
        for (var sample = 0; sample < input.Count; sample++)
        {
            var product = new MatrixProduct(Geometry.Filters, Geometry.Channels, Geometry.OutputArea)
            {
                TransposeB = true,
                Accumulate = accumulate || sample > 0,
            };
            workspace.LinearAlgebra.Multiply(product, outputGradient[sample], input[sample], kernelGradient);
        }
    }

    public override void InputGradient(
        ReadOnlyBatch outputGradient, ReadOnlySpan<float> kernel, Batch inputGradient, ConvolutionWorkspace workspace)
    {
        var product = new MatrixProduct(Geometry.Channels, Geometry.OutputArea, Geometry.Filters) { TransposeA = true };
        for (var sample = 0; sample < outputGradient.Count; sample++)
        {
            workspace.LinearAlgebra.Multiply(product, kernel, outputGradient[sample], inputGradient[sample]);
        }
    }
}
