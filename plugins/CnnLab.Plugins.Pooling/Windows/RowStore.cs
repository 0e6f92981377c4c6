using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>Writes vectors of a row that is computed from left to right, and the rows from the top down.</summary>
internal static class RowStore
{
    /// <summary>
    /// Writes a vector whole where there is room behind it, over the next row too, which is computed later, and as far
    /// as the end otherwise.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<TVector, TLanes>(TVector values, Span<float> target, int offset)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        if (offset + TLanes.Count <= target.Length)
        {
            TLanes.Store(values, ref MemoryMarshal.GetReference(target), (nuint)offset);
        }
        else
        {
            StorePart(values, target[offset..]);
        }
    }

    private static void StorePart<TVector>(TVector values, Span<float> target)
        where TVector : unmanaged =>
        MemoryMarshal.Cast<TVector, float>(new ReadOnlySpan<TVector>(in values))[..target.Length].CopyTo(target);
}
