namespace CnnLab.Compute;

/// <summary>
/// The gradient with respect to the kernel: at each point of the tiles the product of the transformed inputs with the
/// transformed output gradients, summed over the tiles and then transformed to weights, a panel of filters after
/// another, so that the points' gradients never leave the cache.
/// </summary>
internal sealed unsafe class WinogradFilterGradient
{
    /// <summary>Terms of a product's sum.</summary>
    private const int TilesOfBlock = 64;

    private const int Weights = 9;
    private const int ChannelsOfBlock = 8;

    private readonly WinogradGrid _grid;
    private readonly WinogradTransforms _transforms;
    private readonly WinogradInput _input;
    private readonly WinogradOutput _output;
    private readonly int _rowsOfBlock;
    private readonly WinogradPoints _inputPoints;
    private readonly WinogradPoints _outputPoints;
    private readonly WinogradPoints _gradients;

    public WinogradFilterGradient(WinogradGrid grid, WinogradTransforms transforms, int maximumSamples)
    {
        (_grid, _transforms) = (grid, transforms);
        _input = new WinogradInput(grid, transforms);
        _output = new WinogradOutput(grid, transforms);
        _rowsOfBlock = Math.Clamp(TilesOfBlock / grid.TilesAcross, 1, maximumSamples * grid.TilesDown);
        var tiles = _rowsOfBlock * grid.TilesAcross;
        _inputPoints = new(transforms.Points, tiles, WinogradGrid.Padded(grid.Channels));
        _outputPoints = new(transforms.Points, tiles, WinogradGrid.Padded(grid.Filters));
        _gradients = new(transforms.Points, grid.Channels, WinogradKernels.PanelWidth);
    }

    /// <summary>Floats that a call works with.</summary>
    public int ScratchElements =>
        _inputPoints.Elements + _outputPoints.Elements + _gradients.Elements
        + _input.StripElements + _output.StripElements;

    /// <summary>Assigns or adds the gradient of some samples.</summary>
    public void Run(
        ReadOnlyBatch input, ReadOnlyBatch outputGradient, Span<float> kernelGradient, bool accumulate,
        ILinearAlgebra linearAlgebra, Span<float> scratch)
    {
        fixed (float* memory = scratch, images = input.Values, upstream = outputGradient.Values,
               target = kernelGradient)
        {
            var inputPoints = memory;
            var outputPoints = inputPoints + _inputPoints.Elements;
            var gradients = outputPoints + _outputPoints.Elements;
            var inputStrip = gradients + _gradients.Elements;
            var outputStrip = inputStrip + _input.StripElements;
            new Span<float>(inputStrip, _input.StripElements + _output.StripElements).Clear();
            var rows = input.Count * _grid.TilesDown;
            for (var first = 0; first < rows; first += _rowsOfBlock)
            {
                var count = Math.Min(_rowsOfBlock, rows - first);
                _input.Transform(images, first, count, inputStrip, inputPoints, _inputPoints);
                _output.TransformGradient(upstream, first, count, outputStrip, outputPoints, _outputPoints);
                for (var filter = 0; filter < _grid.Filters; filter += WinogradKernels.PanelWidth)
                {
                    Multiply(linearAlgebra, filter, count * _grid.TilesAcross, inputPoints, outputPoints, gradients);
                    ToWeights(gradients, filter, target, accumulate || first > 0);
                }
            }
        }
    }

    private void Multiply(
        ILinearAlgebra linearAlgebra, int filter, int tiles, float* inputPoints, float* outputPoints,
        float* gradients)
    {
        var product = new MatrixProduct(_grid.Channels, PanelWidth(filter), tiles)
        {
            TransposeA = true,
            RowStrideA = _inputPoints.RowPitch,
            RowStrideB = _outputPoints.RowPitch,
            RowStrideC = _gradients.RowPitch,
        };
        linearAlgebra.MultiplyBatch(
            product,
            new ProductBatch(_gradients.Points, _inputPoints.Stride, _outputPoints.Stride, _gradients.Stride),
            new ReadOnlySpan<float>(inputPoints, _inputPoints.Elements),
            new ReadOnlySpan<float>(outputPoints + filter, _outputPoints.Elements - filter),
            new Span<float>(gradients, _gradients.Elements));
    }

    private void ToWeights(float* gradients, int filter, float* kernelGradient, bool accumulate)
    {
        var (filters, width) = (Math.Min(WinogradKernels.PanelWidth, _grid.Filters - filter), PanelWidth(filter));
        var weights = stackalloc float[ChannelsOfBlock * Weights * WinogradKernels.PanelWidth];
        for (var channel = 0; channel < _grid.Channels; channel += ChannelsOfBlock)
        {
            var channels = Math.Min(ChannelsOfBlock, _grid.Channels - channel);
            for (var i = 0; i < channels; i++)
            {
                var points = gradients + ((channel + i) * (nint)_gradients.RowPitch);
                var target = weights + (i * Weights * WinogradKernels.PanelWidth);
                _transforms.KernelGradients(points, _gradients.Stride, width, target, WinogradKernels.PanelWidth);
            }

            MatrixTransposer.Transpose(
                weights,
                WinogradKernels.PanelWidth,
                channels * Weights,
                filters,
                kernelGradient + (((filter * (nint)_grid.Channels) + channel) * Weights),
                _grid.Channels * Weights,
                accumulate);
        }
    }

    private int PanelWidth(int filter) => Math.Min(WinogradKernels.PanelWidth, _outputPoints.Columns - filter);
}
