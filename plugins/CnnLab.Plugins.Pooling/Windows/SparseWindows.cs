namespace CnnLab.Plugins.Pooling;

/// <summary>
/// When windows are so far apart that few stand in a row of vectors, as one over the whole image: then their rows are
/// long enough by themselves, and parting the image by the stride would take many times its memory.
/// </summary>
internal static class SparseWindows
{
    private const int FarApart = 32;

    /// <summary>Whether these windows are.</summary>
    public static bool Are(Window2D window) => window.Strides.Width > FarApart;
}
