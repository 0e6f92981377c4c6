using System.Numerics;
using System.Runtime.Intrinsics;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// How windows of 2x2 two apart, without padding, are done a vector at a time: the commonest pooling of all. A vector
/// holds windows that stand side by side; where two rows of windows fit into one, they go together.
/// </summary>
/// <remarks>
/// A vector may reach over the end of a row, into what is computed later and then overwrites what does not belong
/// there. Only the last rows of all have nothing behind them (<see cref="TileWalk"/>).
/// </remarks>
internal sealed class TileLayout
{
    /// <summary>The layout for <see cref="Fits">such windows</see>.</summary>
    public TileLayout(Window2D window)
    {
        (Width, Height) = (window.InputWidth, window.InputHeight);
        (Columns, Rows) = (window.OutputWidth, window.OutputHeight);
        var widest = Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;
        InPairs = 2 * Columns <= widest;
        Lanes = InPairs ? Math.Max(4, (int)BitOperations.RoundUpToPowerOf2(2 * (uint)Columns)) : widest;
        ImageReach = InPairs ? (3 * Width) + Lanes : Math.Max(2 * Width, Width + (2 * Lanes));
        PooledReach = InPairs ? Columns + (Lanes / 2) : Math.Max(Columns, Lanes);
    }

    /// <summary>Columns of the image.</summary>
    public int Width { get; }

    /// <summary>Rows of the image.</summary>
    public int Height { get; }

    /// <summary>Windows side by side.</summary>
    public int Columns { get; }

    /// <summary>Windows one below the other.</summary>
    public int Rows { get; }

    /// <summary>Windows of a vector: 16, 8 or 4.</summary>
    public int Lanes { get; }

    /// <summary>Whether a vector holds two rows of windows, one in each half.</summary>
    public bool InPairs { get; }

    /// <summary>How far a step reads or writes from the row of the image it begins at.</summary>
    public int ImageReach { get; }

    /// <summary>How far it does so from the first window of the row.</summary>
    public int PooledReach { get; }

    /// <summary>Rows of windows of a step.</summary>
    public int RowsAtOnce => InPairs ? 2 : 1;

    /// <summary>From the image's rows of a step to those of the next.</summary>
    public int ImageStep => 2 * RowsAtOnce * Width;

    /// <summary>From the windows of a step to those of the next.</summary>
    public int PooledStep => RowsAtOnce * Columns;

    /// <summary>
    /// From the part of the image that the lower half of the vector covers to that of the upper half.
    /// </summary>
    public int ImageHalf => InPairs ? 2 * Width : Lanes;

    /// <summary>From the windows in the lower half of the vector to those in the upper half.</summary>
    public int PooledHalf => InPairs ? Columns : Lanes / 2;

    /// <summary>Whether there is a column right of all windows.</summary>
    public bool HasColumnOver => Width > 2 * Columns;

    /// <summary>Whether no window is cut off or overlaps another.</summary>
    public static bool Fits(Window2D window) =>
        window.Size == 2 && window.Strides == 2 && window.Top == 0 && window.Left == 0
        && 2 * window.OutputHeight <= window.InputHeight && 2 * window.OutputWidth <= window.InputWidth;

    /// <summary>
    /// The windows of a row to do next; the last ones overlap those before, which get the same numbers again.
    /// </summary>
    public static int Next(int column, int columns, int lanes) =>
        column + lanes >= columns ? columns : Math.Min(column + lanes, columns - lanes);
}
