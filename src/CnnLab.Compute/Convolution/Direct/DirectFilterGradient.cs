namespace CnnLab.Compute;

/// <summary>The gradient with respect to the kernel, with the image as each weight sees it read where it stands.</summary>
internal sealed unsafe class DirectFilterGradient
{
    /// <summary>Images that stay in the first-level cache while the filters pass: half of the smallest in use.</summary>
    private const int ImageElementsInCache = 4096;

    private readonly ConvolutionGeometry _geometry;
    private readonly DirectKernels _kernels;
    private readonly PhaseImage _image;
    private readonly int _samplesOfBlock;

    public DirectFilterGradient(ConvolutionGeometry geometry, DirectKernels kernels, int maximumSamples)
    {
        (_geometry, _kernels) = (geometry, kernels);
        _image = new PhaseImage(geometry, kernels.Lanes);
        _samplesOfBlock = Math.Clamp(ImageElementsInCache / _image.Elements, 1, maximumSamples);
    }

    /// <summary>Floats that a call works with.</summary>
    public int ScratchElements => _samplesOfBlock * _image.Elements;

    /// <summary>Assigns or adds the gradient of some samples.</summary>
    public void Run(
        ReadOnlyBatch input, ReadOnlyBatch outputGradient, Span<float> kernelGradient, bool accumulate,
        Span<float> scratch)
    {
        fixed (float* images = scratch, samples = input.Values, upstream = outputGradient.Values,
               gradient = kernelGradient)
        {
            scratch[..ScratchElements].Clear();
            for (var first = 0; first < input.Count; first += _samplesOfBlock)
            {
                var count = Math.Min(_samplesOfBlock, input.Count - first);
                for (var i = 0; i < count; i++)
                {
                    var sample = samples + ((nint)(first + i) * _geometry.InputShape.Count);
                    _image.Fill(sample, images + ((nint)i * _image.Elements));
                }

                var block = upstream + ((nint)first * _geometry.OutputShape.Count);
                Sum(count, images, block, gradient, accumulate || first > 0);
            }
        }
    }

    private void Sum(int samples, float* images, float* upstream, float* gradient, bool accumulate)
    {
        var lines = new DirectLines(
            samples,
            _geometry.Window.OutputHeight,
            _geometry.Window.OutputWidth,
            _image.Elements,
            _image.OutputRowPitch,
            _geometry.OutputShape.Count,
            _geometry.OutputArea);
        fixed (int* offsets = _image.Offsets)
        {
            _kernels.FilterGradient(
                lines, _geometry.Filters, _geometry.PatchLength, offsets, images, upstream, gradient, accumulate);
        }
    }
}
