namespace CnnLab.Compute;

/// <summary>
/// How the column matrix <c>[channels x kernel area, samples x output area]</c> is cut so that a piece of it stays in the L2 cache between im2col
/// and the product: by the problem's sizes only.
/// </summary>
internal readonly struct ColumnTiling
{
    // 256 KB of float32: half of the smallest L2 in use today; the other half is for the product's own panels.
    private const int ElementsInCache = 64 * 1024;

    // A product with fewer columns spends its time on the kernel's rows, one with less depth on reading and writing its result.
    private const int FewestColumns = 256;
    private const int MostColumns = 1024;
    private const int VectorColumns = 32;

    private readonly int _outputArea;

    public ColumnTiling(ConvolutionGeometry geometry, int maximumSamples)
    {
        _outputArea = geometry.OutputArea;
        var window = geometry.Window.Size.Area;
        ChannelsPerBlock = Even(geometry.Channels, Math.Max(1, ElementsInCache / FewestColumns / window));
        var rows = ChannelsPerBlock * window;
        var columns = Math.Clamp(ElementsInCache / rows, VectorColumns, MostColumns);
        SamplesPerTile = Math.Clamp(columns / _outputArea, 1, maximumSamples);
        var positions = Even(_outputArea, columns);
        PositionsPerTile = Math.Min(_outputArea, (positions + VectorColumns - 1) / VectorColumns * VectorColumns);
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
        return new(first, Math.Min(SamplesPerTile, samples - first), start, Math.Min(start + PositionsPerTile, _outputArea));
    }

    /// <summary>The length of blocks of about the same size, none longer than <paramref name="most"/>.</summary>
    private static int Even(int total, int most)
    {
        var blocks = (total + most - 1) / most;
        return (total + blocks - 1) / blocks;
    }
}
