namespace CnnLab.Compute;

/// <summary>
/// Convolution as a matrix product with the image's columns (Chellapilla, Puri, Simard: "High Performance Convolutional
/// Neural Networks for Document Processing", 2006), cut into tiles whose columns stay in the L2 cache.
/// </summary>
/// <remarks>
/// With the columns as rows of <c>[channels x kernel height x kernel width, positions]</c>: Z = K columns, dK = dZ
/// columns^T, and dX is what col2im makes of K^T dZ. The columns are made again for dK: that costs less than keeping
/// them. Where one sample has few positions a tile takes several samples.
/// </remarks>
internal sealed class Im2ColConvolution : ConvolutionAlgorithm
{
    private readonly ColumnTiling _tiling;
    private readonly Im2Col _im2Col;
    private readonly int _inputArea;
    private readonly int _windowArea;

    public Im2ColConvolution(ConvolutionGeometry geometry, int maximumSamples)
        : base(geometry)
    {
        _tiling = new ColumnTiling(geometry, maximumSamples);
        _im2Col = new Im2Col(geometry);
        _inputArea = geometry.InputShape.Height * geometry.InputShape.Width;
        _windowArea = geometry.KernelSize.Area;
    }

    public override string Name => "im2col";

    public override int SamplesPerCall => _tiling.SamplesPerTile;

    public override int ScratchElements => _tiling.ColumnElements + _tiling.StagingElements;

    public override void Forward(
        ReadOnlyBatch input, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Batch output,
        ConvolutionWorkspace workspace)
    {
        for (var index = 0; index < _tiling.Tiles(input.Count); index++)
        {
            var tile = _tiling.Tile(index, input.Count);
            var rowStride = RowStride(tile);
            var target = tile.IsStaged ? Staging(workspace) : output[tile.FirstSample][tile.Start..];
            for (var filter = 0; filter < bias.Length; filter++)
            {
                target.Slice(filter * rowStride, tile.Columns).Fill(bias[filter]);
            }

            for (var channel = 0; channel < Geometry.Channels; channel += _tiling.ChannelsPerBlock)
            {
                var rows = Rows(channel);
                var product = new MatrixProduct(Geometry.Filters, tile.Columns, rows)
                {
                    Accumulate = !bias.IsEmpty || channel > 0,
                    RowStrideA = Geometry.PatchLength,
                    RowStrideC = rowStride,
                };
                var columns = Gather(input, tile, channel, rows, workspace);
                workspace.LinearAlgebra.Multiply(product, kernel[(channel * _windowArea)..], columns, target);
            }

            if (tile.IsStaged)
            {
                TileStaging.Scatter(target, tile, output);
            }
        }
    }

    public override void FilterGradient(
        ReadOnlyBatch input, ReadOnlyBatch outputGradient, Span<float> kernelGradient, bool accumulate,
        ConvolutionWorkspace workspace)
    {
        for (var index = 0; index < _tiling.Tiles(input.Count); index++)
        {
            var tile = _tiling.Tile(index, input.Count);
            var upstream = Upstream(outputGradient, tile, workspace);
            for (var channel = 0; channel < Geometry.Channels; channel += _tiling.ChannelsPerBlock)
            {
                var rows = Rows(channel);
                var product = new MatrixProduct(Geometry.Filters, rows, tile.Columns)
                {
                    TransposeB = true,
                    Accumulate = accumulate || index > 0,
                    RowStrideA = RowStride(tile),
                    RowStrideC = Geometry.PatchLength,
                };
                var columns = Gather(input, tile, channel, rows, workspace);
                workspace.LinearAlgebra.Multiply(product, upstream, columns, kernelGradient[(channel * _windowArea)..]);
            }
        }
    }

    public override void InputGradient(
        ReadOnlyBatch outputGradient, ReadOnlySpan<float> kernel, Batch inputGradient, ConvolutionWorkspace workspace)
    {
        inputGradient.Values.Clear();
        for (var index = 0; index < _tiling.Tiles(outputGradient.Count); index++)
        {
            var tile = _tiling.Tile(index, outputGradient.Count);
            var upstream = Upstream(outputGradient, tile, workspace);
            for (var channel = 0; channel < Geometry.Channels; channel += _tiling.ChannelsPerBlock)
            {
                var rows = Rows(channel);
                var product = new MatrixProduct(rows, tile.Columns, Geometry.Filters)
                {
                    TransposeA = true,
                    RowStrideA = Geometry.PatchLength,
                    RowStrideB = RowStride(tile),
                };
                var columns = workspace.Scratch[..(rows * tile.Columns)];
                workspace.LinearAlgebra.Multiply(product, kernel[(channel * _windowArea)..], upstream, columns);
                Scatter(columns, tile, channel, rows, inputGradient);
            }
        }
    }

    /// <summary>Rows of the column matrix of the block of channels that begins at a channel.</summary>
    private int Rows(int channel) => Math.Min(_tiling.ChannelsPerBlock, Geometry.Channels - channel) * _windowArea;

    /// <summary>Elements between two filters, in the output or in the staging memory.</summary>
    private int RowStride(ColumnTile tile) => tile.IsStaged ? tile.Columns : Geometry.OutputArea;

    private Span<float> Staging(ConvolutionWorkspace workspace) =>
        workspace.Scratch.Slice(_tiling.ColumnElements, _tiling.StagingElements);

    private ReadOnlySpan<float> Gather(
        ReadOnlyBatch input, ColumnTile tile, int channel, int rows, ConvolutionWorkspace workspace)
    {
        var columns = workspace.Scratch[..(rows * tile.Columns)];
        for (var sample = 0; sample < tile.Samples; sample++)
        {
            var image = input[tile.FirstSample + sample];
            var channels = image.Slice(channel * _inputArea, rows / _windowArea * _inputArea);
            _im2Col.Gather(channels, tile.Start, tile.Positions, columns[(sample * tile.Positions)..], tile.Columns);
        }

        return columns;
    }

    private void Scatter(Span<float> columns, ColumnTile tile, int channel, int rows, Batch inputGradient)
    {
        for (var sample = 0; sample < tile.Samples; sample++)
        {
            var image = inputGradient[tile.FirstSample + sample];
            var channels = image.Slice(channel * _inputArea, rows / _windowArea * _inputArea);
            _im2Col.Scatter(columns[(sample * tile.Positions)..], tile.Columns, tile.Start, tile.Positions, channels);
        }
    }

    /// <summary>The tile's columns of dZ, with <see cref="RowStride"/> between two filters.</summary>
    private ReadOnlySpan<float> Upstream(ReadOnlyBatch outputGradient, ColumnTile tile, ConvolutionWorkspace workspace)
    {
        if (!tile.IsStaged)
        {
            return outputGradient[tile.FirstSample][tile.Start..];
        }

        var staging = Staging(workspace);
        TileStaging.Gather(outputGradient, tile, staging);
        return staging;
    }
}
