using System.Runtime.Intrinsics;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// What both poolings share for windows of 2x2 two apart, without padding: the commonest of all. Four columns of
/// windows at a time, as two vectors of two pairs each; a shift of 64 bits lays the right number of a pair over the
/// left one.
/// </summary>
internal static class Window2x2
{
    /// <summary>Columns of windows that are computed at once.</summary>
    public const int Step = 4;

    /// <summary>Whether no window is cut off or overlaps another, and there are enough of them side by side.</summary>
    public static bool Fits(Window2D window) =>
        window.Size == 2 && window.Strides == 2 && window.Top == 0 && window.Left == 0 && window.OutputWidth >= Step
        && 2 * window.OutputHeight <= window.InputHeight && 2 * window.OutputWidth <= window.InputWidth;

    /// <summary>
    /// The next columns to compute; the last ones overlap those before, which get the same numbers again.
    /// </summary>
    public static int Next(int column, int columns) =>
        column + Step == columns ? columns : Math.Min(column + Step, columns - Step);

    /// <summary>The right number of each pair, at the left one's place.</summary>
    public static Vector128<float> Right(Vector128<float> pairs) => (pairs.AsUInt64() >> 32).AsSingle();

    /// <summary>The left numbers of four pairs.</summary>
    public static Vector128<float> Lefts(Vector128<float> low, Vector128<float> high) =>
        Vector128.Narrow(low.AsUInt64(), high.AsUInt64()).AsSingle();

    /// <summary>Four numbers as four pairs of the same.</summary>
    public static (Vector128<float> Low, Vector128<float> High) Twice(Vector128<float> numbers)
    {
        var (low, high) = Vector128.Widen(numbers.AsUInt32());
        return ((low | (low << 32)).AsSingle(), (high | (high << 32)).AsSingle());
    }
}
