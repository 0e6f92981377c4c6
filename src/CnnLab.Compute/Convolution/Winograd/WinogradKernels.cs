namespace CnnLab.Compute;

/// <summary>
/// Transformed kernels, for each point <c>[channels, filters]</c> in panels of <see cref="PanelWidth"/> filters side by
/// side, as the products read them.
/// </summary>
internal sealed unsafe class WinogradKernels
{
    /// <summary>Two vectors of 512 bits: a product of so many columns needs no rearranging.</summary>
    public const int PanelWidth = 32;

    private const int Weights = 9;

    /// <summary>Channels whose weights are brought side by side at a time.</summary>
    private const int ChannelsOfBlock = 8;

    private readonly WinogradTransforms _transforms;
    private readonly int _channels;
    private readonly int _filters;
    private readonly bool _rotated;
    private readonly WinogradPoints _points;
    private readonly Action<int, int> _preparePanel;
    private float* _kernel;
    private float* _prepared;

    /// <summary>The kernels of a pass.</summary>
    /// <param name="grid">The pass.</param>
    /// <param name="transforms">The maps.</param>
    /// <param name="rotated">
    /// Whether the kernel is stored <c>[channels, filters, 3, 3]</c> of this pass and rotated by 180 degrees, as the
    /// gradient with respect to the input wants it.
    /// </param>
    public WinogradKernels(WinogradGrid grid, WinogradTransforms transforms, bool rotated)
    {
        (_transforms, _channels, _filters, _rotated) = (transforms, grid.Channels, grid.Filters, rotated);
        _points = new(transforms.Points, grid.Channels, WinogradGrid.Padded(grid.Filters));
        _preparePanel = PreparePanel;
    }

    /// <summary>Floats of the transformed kernels.</summary>
    public int Elements => _points.Elements;

    private int Panels => (_points.Columns + PanelWidth - 1) / PanelWidth;

    /// <summary>Transforms the kernels, panels shared out among the threads.</summary>
    public void Prepare(ReadOnlySpan<float> kernel, Span<float> prepared, IParallelLoop loop)
    {
        fixed (float* from = kernel, to = prepared)
        {
            _kernel = from;
            _prepared = to;
            loop.For(Panels, _preparePanel);
        }
    }

    /// <summary>Multiplies the points of some tiles with those of the kernels.</summary>
    public void Multiply(
        ILinearAlgebra linearAlgebra,
        int tiles,
        ReadOnlySpan<float> input,
        in WinogradPoints inputPoints,
        ReadOnlySpan<float> prepared,
        Span<float> output,
        in WinogradPoints outputPoints)
    {
        var whole = _points.Columns / PanelWidth;
        var rest = _points.Columns % PanelWidth;
        var product = new MatrixProduct(tiles, PanelWidth, _channels)
        {
            RowStrideA = inputPoints.RowPitch,
            RowStrideC = outputPoints.RowPitch,
        };
        for (var point = 0; point < _points.Points; point++)
        {
            var a = input[(point * inputPoints.Stride)..];
            var b = prepared[(point * _points.Stride)..];
            var c = output[(point * outputPoints.Stride)..];
            linearAlgebra.MultiplyBatch(
                product, new ProductBatch(whole, 0, PanelWidth * _channels, PanelWidth), a, b, c);
            if (rest > 0)
            {
                var start = whole * PanelWidth;
                linearAlgebra.Multiply(product with { N = rest }, a, b[(start * _channels)..], c[start..]);
            }
        }
    }

    private void PreparePanel(int panel, int worker)
    {
        var first = panel * PanelWidth;
        var filters = Math.Min(PanelWidth, _filters - first);
        var width = Math.Min(PanelWidth, _points.Columns - first);
        var weights = stackalloc float[ChannelsOfBlock * Weights * PanelWidth];
        for (var channel = 0; channel < _channels; channel += ChannelsOfBlock)
        {
            var channels = Math.Min(ChannelsOfBlock, _channels - channel);
            Gather(first, filters, channel, channels, weights);
            for (var i = 0; i < channels; i++)
            {
                var target = _prepared + (first * (nint)_channels) + ((channel + i) * (nint)width);
                var source = weights + (i * Weights * PanelWidth);
                _transforms.Kernels(
                    _rotated ? source + ((Weights - 1) * PanelWidth) : source,
                    _rotated ? -PanelWidth : PanelWidth,
                    width,
                    target,
                    _points.Stride);
            }
        }
    }

    /// <summary>Brings weights side by side: <c>[channels, 9, filters]</c> of a panel.</summary>
    private void Gather(int filter, int filters, int channel, int channels, float* weights)
    {
        if (_rotated)
        {
            for (var i = 0; i < channels; i++)
            {
                var source = _kernel + ((((channel + i) * (nint)_filters) + filter) * Weights);
                var target = weights + (i * Weights * PanelWidth);
                MatrixTransposer.Transpose(source, Weights, filters, Weights, target, PanelWidth, accumulate: false);
            }

            return;
        }

        var kernels = _kernel + (((filter * (nint)_channels) + channel) * Weights);
        MatrixTransposer.Transpose(
            kernels, _channels * Weights, filters, channels * Weights, weights, PanelWidth, accumulate: false);
    }
}
