namespace CnnLab.Plugins.Pooling;

/// <summary>
/// Parts of an axis as even as whole numbers allow, which leave nothing out: part i of n is
/// <c>[floor(i length / n), ceil((i + 1) length / n))</c>. Neighbours share an element where n does not divide the
/// length.
/// </summary>
internal sealed class EvenBins
{
    private readonly int[] _starts, _ends;

    public EvenBins(int length, int bins)
    {
        _starts = [.. Enumerable.Range(0, bins).Select(bin => (int)((long)bin * length / bins))];
        _ends = [.. Enumerable.Range(1, bins).Select(bin => (int)((((long)bin * length) + bins - 1) / bins))];
        Widest = _ends.Zip(_starts, (end, start) => end - start).Max();
    }

    public BinAxis Axis => new(_starts, _ends, Widest);

    /// <summary>The length of the longest part.</summary>
    public int Widest { get; }

    public int Count => _starts.Length;
}
