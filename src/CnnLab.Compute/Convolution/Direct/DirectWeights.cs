namespace CnnLab.Compute;

/// <summary>
/// Weights in the order in which the tiles of a direct convolution read them: <c>[tiles, weights of a filter, filters of
/// the tile]</c>.
/// </summary>
internal sealed unsafe class DirectWeights
{
    private readonly ConvolutionGeometry _geometry;
    private readonly bool _rotated;
    private readonly Tiling _tiles;
    private readonly Action<int, int> _prepareTile;
    private float* _kernel;
    private float* _prepared;

    /// <summary>The weights of a pass.</summary>
    /// <param name="geometry">The pass.</param>
    /// <param name="rotated">
    /// Whether the kernel is stored <c>[channels, filters, height, width]</c> of this pass and rotated by 180 degrees, as
    /// the gradient with respect to the input wants it.
    /// </param>
    public DirectWeights(ConvolutionGeometry geometry, bool rotated)
    {
        (_geometry, _rotated) = (geometry, rotated);
        _tiles = new Tiling(geometry.Filters, DirectKernels.TileFilters);
        _prepareTile = PrepareTile;
    }

    /// <summary>Floats of the weights.</summary>
    public int Elements => _geometry.KernelShape.Count;

    /// <summary>The tiles of filters.</summary>
    public Tiling Tiles => _tiles;

    /// <summary>Puts the weights in order, tiles shared out among the threads.</summary>
    public void Prepare(ReadOnlySpan<float> kernel, Span<float> prepared, IParallelLoop loop)
    {
        fixed (float* from = kernel, to = prepared)
        {
            _kernel = from;
            _prepared = to;
            loop.For(_tiles.Count, _prepareTile);
        }
    }

    private void PrepareTile(int tile, int worker)
    {
        var (first, filters, depth) = (_tiles.Start(tile), _tiles.Length(tile), _geometry.PatchLength);
        var target = _prepared + ((nint)first * depth);
        if (!_rotated)
        {
            MatrixTransposer.Transpose(
                _kernel + ((nint)first * depth), depth, filters, depth, target, filters, accumulate: false);
            return;
        }

        var area = _geometry.Window.Size.Area;
        for (var channel = 0; channel < _geometry.Channels; channel++)
        {
            var kernels = _kernel + (((channel * (nint)_geometry.Filters) + first) * area);
            for (var place = area - 1; place >= 0; place--)
            {
                for (var i = 0; i < filters; i++)
                {
                    *target++ = kernels[(i * area) + place];
                }
            }
        }
    }
}
