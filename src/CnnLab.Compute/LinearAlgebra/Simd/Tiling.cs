namespace CnnLab.Compute;

/// <summary>
/// A length cut into the fewest parts of at most a given size, as equal as can be: the longer ones first.
/// </summary>
internal readonly struct Tiling
{
    private readonly int _shorter;
    private readonly int _longerParts;

    public Tiling(int length, int largest)
    {
        Count = Math.Max(1, (length + largest - 1) / largest);
        (_shorter, _longerParts) = Math.DivRem(length, Count);
    }

    /// <summary>How many parts.</summary>
    public int Count { get; }

    /// <summary>Where a part begins.</summary>
    public int Start(int part) => (part * _shorter) + Math.Min(part, _longerParts);

    /// <summary>How long a part is.</summary>
    public int Length(int part) => part < _longerParts ? _shorter + 1 : _shorter;
}
