using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CnnLab.Compute;

/// <summary>Adds up arrays of partial sums, number by number, in their order.</summary>
public static class PartialSums
{
    private const int VectorsAtOnce = 4;

    /// <summary>
    /// Adds to each number those of the partial sums: in one pass, in which the running sum stays in a register, and
    /// with the same bits as array after array.
    /// </summary>
    /// <param name="sum">What is added to.</param>
    /// <param name="parts">The partial sums, each at least <paramref name="offset"/> and as long as the sum.</param>
    /// <param name="offset">Where in each of them the first number's part is.</param>
    /// <exception cref="ArgumentException">A partial sum is too short, or the offset negative.</exception>
    public static void Add(Span<float> sum, ReadOnlySpan<float[]> parts, int offset)
    {
        foreach (var part in parts)
        {
            if (offset < 0 || offset > part.Length - sum.Length)
            {
                throw new ArgumentException(
                    $"A partial sum has {part.Length} numbers. Expected at least {sum.Length} from {offset} on.");
            }
        }

        var i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            i = Add<Vector512<float>, LanesOf16>(sum, parts, offset, i);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            i = Add<Vector256<float>, LanesOf8>(sum, parts, offset, i);
        }

        if (Vector128.IsHardwareAccelerated)
        {
            i = Add<Vector128<float>, LanesOf4>(sum, parts, offset, i);
        }

        Add<float, LanesOf1>(sum, parts, offset, i);
    }

    private static int Add<TVector, TLanes>(Span<float> sum, ReadOnlySpan<float[]> parts, int offset, int i)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var step = VectorsAtOnce * TLanes.Count;
        for (; i + step <= sum.Length; i += step)
        {
            AddVectors<TVector, TLanes>(ref sum[i], parts, offset + i);
        }

        for (; i + TLanes.Count <= sum.Length; i += TLanes.Count)
        {
            var total = TLanes.Load(in sum[i], 0);
            foreach (var part in parts)
            {
                total = TLanes.Add(total, TLanes.Load(in part[offset + i], 0));
            }

            TLanes.Store(total, ref sum[i], 0);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddVectors<TVector, TLanes>(ref float sum, ReadOnlySpan<float[]> parts, int place)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var count = (nuint)TLanes.Count;
        var (a, b) = (TLanes.Load(in sum, 0), TLanes.Load(in sum, count));
        var (c, d) = (TLanes.Load(in sum, 2 * count), TLanes.Load(in sum, 3 * count));
        foreach (var part in parts)
        {
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(part), place);
            a = TLanes.Add(a, TLanes.Load(in first, 0));
            b = TLanes.Add(b, TLanes.Load(in first, count));
            c = TLanes.Add(c, TLanes.Load(in first, 2 * count));
            d = TLanes.Add(d, TLanes.Load(in first, 3 * count));
        }

        TLanes.Store(a, ref sum, 0);
        TLanes.Store(b, ref sum, count);
        TLanes.Store(c, ref sum, 2 * count);
        TLanes.Store(d, ref sum, 3 * count);
    }
}
