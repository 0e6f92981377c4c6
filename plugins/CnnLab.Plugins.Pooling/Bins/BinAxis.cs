namespace CnnLab.Plugins.Pooling;

/// <summary>Parts of an axis, which may overlap: part i is <c>[starts[i], ends[i])</c>, and none is empty.</summary>
/// <param name="starts">Where the parts begin.</param>
/// <param name="ends">Behind the last element of each.</param>
/// <param name="widest">The length of the longest part.</param>
internal readonly ref struct BinAxis(ReadOnlySpan<int> starts, ReadOnlySpan<int> ends, int widest)
{
    public ReadOnlySpan<int> Starts { get; } = starts;

    public ReadOnlySpan<int> Ends { get; } = ends;

    public int Widest { get; } = widest;

    public int Count => Starts.Length;
}
