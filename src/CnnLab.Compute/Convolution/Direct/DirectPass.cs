namespace CnnLab.Compute;

/// <summary>A correlation by its definition: forward, or backward over the output gradients.</summary>
internal sealed unsafe class DirectPass(ConvolutionGeometry geometry, DirectKernels kernels, Tiling tiles)
{
    private readonly PhaseImage _image = new(geometry, 2 * kernels.Lanes);

    /// <summary>Floats that a call works with.</summary>
    public int ScratchElements => _image.Elements + geometry.Filters;

    /// <summary>Assigns the outputs of some samples.</summary>
    public void Run(
        ReadOnlyBatch input, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, Batch output, Span<float> scratch)
    {
        fixed (float* image = scratch, ordered = weights, samples = input.Values, results = output.Values)
        {
            var addends = image + _image.Elements;
            scratch[..ScratchElements].Clear();
            bias.CopyTo(new Span<float>(addends, geometry.Filters));
            for (var sample = 0; sample < input.Count; sample++)
            {
                _image.Fill(samples + ((nint)sample * geometry.InputShape.Count), image);
                Convolve(image, ordered, addends, results + ((nint)sample * geometry.OutputShape.Count));
            }
        }
    }

    private void Convolve(float* image, float* weights, float* bias, float* output)
    {
        fixed (int* offsets = _image.Offsets)
        {
            for (var tile = 0; tile < tiles.Count; tile++)
            {
                var filter = (nint)tiles.Start(tile);
                kernels.Convolve(
                    geometry.Window,
                    geometry.PatchLength,
                    offsets,
                    image,
                    _image.OutputRowPitch,
                    weights + (filter * geometry.PatchLength),
                    tiles.Length(tile),
                    bias + filter,
                    output + (filter * geometry.OutputArea));
            }
        }
    }
}
