namespace CnnLab.Plugins.Pooling;

/// <summary>
/// What windows of 2x2 need beside arithmetic: to part pairs of columns and to double columns again, and marks of a
/// byte for each window. A vector is loaded and stored in halves, which may belong to two rows.
/// </summary>
/// <typeparam name="TVector">The processor's vector of floats.</typeparam>
internal interface IPairs<TVector>
    where TVector : unmanaged
{
    /// <summary>The left numbers of all pairs of two vectors, in an order that <see cref="Sort"/> mends.</summary>
    static abstract TVector Lefts(TVector low, TVector high);

    /// <summary>The right numbers, in the same order.</summary>
    static abstract TVector Rights(TVector low, TVector high);

    /// <summary>First the pairs of the low vector, then those of the high one.</summary>
    static abstract TVector Sort(TVector values);

    /// <summary>Each number of the lower half twice.</summary>
    static abstract TVector TwiceLower(TVector values);

    /// <summary>Each number of the upper half twice.</summary>
    static abstract TVector TwiceUpper(TVector values);

    /// <summary>A vector of two halves that begin at the offsets.</summary>
    static abstract TVector Load(ref float source, nuint lower, nuint upper);

    /// <summary>Writes the lower half, then the upper one.</summary>
    static abstract void Store(TVector values, ref float target, nuint lower, nuint upper);

    /// <summary>A byte for each lane, as its lowest bits.</summary>
    static abstract TVector LoadMarks(ref byte source, nuint lower, nuint upper);

    /// <summary>Writes the lowest bits of each lane.</summary>
    static abstract void StoreMarks(TVector marks, ref byte target, nuint lower, nuint upper);

    /// <summary>The same mark in every lane.</summary>
    static abstract TVector Mark(int mark);

    /// <summary>One mark in the first lane of each pair, another one in the second.</summary>
    static abstract TVector Marks(int left, int right);

    /// <summary>The values where one of the marks asked for is set, 0 elsewhere.</summary>
    static abstract TVector WhereMarked(TVector values, TVector marks, TVector asked);
}
