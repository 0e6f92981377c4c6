namespace CnnLab.Plugins.Pooling;

/// <summary>How many elements of each window are not padding.</summary>
internal static class WindowCounts
{
    /// <summary>The numbers, window by window.</summary>
    public static float[] Of(Window2D window)
    {
        var counts = new float[window.OutputArea];
        for (var position = 0; position < counts.Length; position++)
        {
            var (top, bottom) = window.Rows(position / window.OutputWidth);
            var (left, right) = window.Columns(position % window.OutputWidth);
            counts[position] = (bottom - top) * (right - left);
        }

        return counts;
    }
}
