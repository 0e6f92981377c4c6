namespace CnnLab.Compute;

/// <summary>
/// How the column matrix <c>[channels x kernel area, samples x output area]</c> is cut, by its sizes only, so that a
/// piece of it stays in the L2 cache between im2col and the product.
/// </summary>
internal readonly struct ColumnTiling
{
    // 256 KB of float32, half of the smallest L2 in use today: the other half is for the product's own panels.
    private const int ElementsInCache = 64 * 1024;

    // With fewer columns a product spends its time on the kernel's rows, with less depth on its result's.
    private const int ColumnsOfDeepTile = 256;
    private const int MostColumns = 1024;
    private const int FewestColumns = 32;

    private readonly int _outputArea;

    public ColumnTiling(ConvolutionGeometry geometry, int maximumSamples)
    {
        _outputArea = geometry.OutputArea;
        var window = geometry.KernelSize.Area;
        ChannelsPerBlock = Even(geometry.Channels, Math.Max(1, ElementsInCache / ColumnsOfDeepTile / window));
        var rows = ChannelsPerBlock * window;
        var columns = Math.Clamp(ElementsInCache / rows, FewestColumns, MostColumns);
        SamplesPerTile = Math.Clamp(columns / _outputArea, 1, maximumSamples);
        var width = geometry.Window.OutputWidth;
        // Whole lines where they fit: a part of a line costs as much to copy as many lines.
        PositionsPerTile = width <= columns
            ? width * Even(geometry.Window.OutputHeight, columns / width)
            : Even(_outputArea, columns);
        ColumnElements = checked(rows * PositionsPerTile * SamplesPerTile);
        StagingElements = SamplesPerTile > 1 ? geometry.Filters * PositionsPerTile * SamplesPerTile : 0;
    }

    /// <summary>Channels whose rows of the column matrix one product takes.</summary>
    public int ChannelsPerBlock { get; }

    /// <summary>Output positions of each sample in a tile.</summary>
    public int PositionsPerTile { get; }

    /// <summary>Samples in a tile; more than one only with all their positions.</summary>
    public int SamplesPerTile { get; }

    /// <summary>Elements of the largest piece.</summary>
    public int ColumnElements { get; }

    /// <summary>Elements of <c>[filters, columns]</c> where a tile has several samples, otherwise 0.</summary>
    public int StagingElements { get; }

    private int TilesPerSample => (_outputArea + PositionsPerTile - 1) / PositionsPerTile;

    /// <summary>How many tiles some samples have.</summary>
    public int Tiles(int samples) => (samples + SamplesPerTile - 1) / SamplesPerTile * TilesPerSample;

    /// <summary>One of the tiles of <paramref name="samples"/> samples.</summary>
    public ColumnTile Tile(int index, int samples)
    {
        var (group, part) = Math.DivRem(index, TilesPerSample);
        var (first, start) = (group * SamplesPerTile, part * PositionsPerTile);
        var end = Math.Min(start + PositionsPerTile, _outputArea);
        return new(first, Math.Min(SamplesPerTile, samples - first), start, end);
    }

    /// <summary>The length of blocks of about the same size, none longer than <paramref name="most"/>.</summary>
    private static int Even(int total, int most)
    {
        var blocks = (total + most - 1) / most;
        return (total + blocks - 1) / blocks;
    }
}
