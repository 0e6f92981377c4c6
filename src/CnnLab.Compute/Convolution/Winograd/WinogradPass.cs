namespace CnnLab.Compute;

/// <summary>
/// A 3x3 correlation with stride 1, for some samples: a block of tiles is transformed, multiplied point by point with
/// the transformed kernels, and transformed back while it is in the cache.
/// </summary>
internal sealed unsafe class WinogradPass
{
    /// <summary>Rows of a product: the kernels are read once for so many tiles.</summary>
    public const int TilesOfBlock = 32;

    private readonly WinogradGrid _grid;
    private readonly WinogradKernels _kernels;
    private readonly WinogradInput _input;
    private readonly WinogradOutput _output;
    private readonly int _rowsOfBlock;
    private readonly WinogradPoints _inputPoints;
    private readonly WinogradPoints _outputPoints;

    public WinogradPass(WinogradGrid grid, WinogradTransforms transforms, WinogradKernels kernels, int maximumSamples)
    {
        (_grid, _kernels) = (grid, kernels);
        _input = new WinogradInput(grid, transforms);
        _output = new WinogradOutput(grid, transforms);
        _rowsOfBlock = Math.Clamp(TilesOfBlock / grid.TilesAcross, 1, maximumSamples * grid.TilesDown);
        var tiles = _rowsOfBlock * grid.TilesAcross;
        _inputPoints = new(transforms.Points, tiles, WinogradGrid.Padded(grid.Channels));
        _outputPoints = new(transforms.Points, tiles, WinogradGrid.Padded(grid.Filters));
    }

    /// <summary>Floats that a call works with.</summary>
    public int ScratchElements =>
        _inputPoints.Elements + _outputPoints.Elements + _input.StripElements + _output.StripElements
        + _output.PlaneElements + _outputPoints.Columns;

    /// <summary>Assigns the outputs of some samples.</summary>
    public void Run(
        ReadOnlyBatch input, ReadOnlySpan<float> kernels, ReadOnlySpan<float> bias, Batch output,
        ILinearAlgebra linearAlgebra, Span<float> scratch)
    {
        fixed (float* memory = scratch, images = input.Values, results = output.Values)
        {
            var inputPoints = memory;
            var outputPoints = inputPoints + _inputPoints.Elements;
            var inputStrip = outputPoints + _outputPoints.Elements;
            var outputStrip = inputStrip + _input.StripElements;
            var planes = outputStrip + _output.StripElements;
            var paddedBias = planes + _output.PlaneElements;
            new Span<float>(inputStrip, _input.StripElements).Clear();
            new Span<float>(paddedBias, _outputPoints.Columns).Clear();
            bias.CopyTo(new Span<float>(paddedBias, _outputPoints.Columns));
            var rows = input.Count * _grid.TilesDown;
            for (var first = 0; first < rows; first += _rowsOfBlock)
            {
                var count = Math.Min(_rowsOfBlock, rows - first);
                _input.Transform(images, first, count, inputStrip, inputPoints, _inputPoints);
                _kernels.Multiply(
                    linearAlgebra,
                    count * _grid.TilesAcross,
                    new ReadOnlySpan<float>(inputPoints, _inputPoints.Elements),
                    _inputPoints,
                    kernels,
                    new Span<float>(outputPoints, _outputPoints.Elements),
                    _outputPoints);
                _output.Transform(
                    outputPoints, _outputPoints, first, count, paddedBias, outputStrip, planes, results);
            }
        }
    }
}
