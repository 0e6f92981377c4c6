namespace CnnLab.Plugins.Pooling;

/// <summary>Parts of an axis, which may overlap: part i is <c>[starts[i], ends[i])</c>, and none is empty.</summary>
internal readonly ref struct BinAxis(ReadOnlySpan<int> starts, ReadOnlySpan<int> ends)
{
    public ReadOnlySpan<int> Starts { get; } = starts;

    public ReadOnlySpan<int> Ends { get; } = ends;

    public int Count => Starts.Length;
}
