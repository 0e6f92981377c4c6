using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CnnLab.Compute;

/// <summary>
/// Applies a function to every number, with the widest vectors the processor has. A number's result does not depend on
/// where it stands or how many there are.
/// </summary>
public static class Elementwise
{
    /// <summary>Assigns the function of every number.</summary>
    /// <param name="x">The numbers.</param>
    /// <param name="result">As many; may be the same memory, but not overlap otherwise.</param>
    /// <param name="function">The function, where it has numbers of its own.</param>
    /// <exception cref="ArgumentException">The spans have other lengths.</exception>
    public static void Map<TFunction>(ReadOnlySpan<float> x, Span<float> result, TFunction function = default)
        where TFunction : struct, IElementwiseFunction
    {
        CheckLengths(x.Length, result.Length);
        ref var source = ref MemoryMarshal.GetReference(x);
        ref var target = ref MemoryMarshal.GetReference(result);
        var (i, length) = ((nuint)0, (nuint)x.Length);
        if (Vector512.IsHardwareAccelerated)
        {
            i = Map<TFunction, Vector512<float>, LanesOf16>(function, in source, ref target, i, length);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            i = Map<TFunction, Vector256<float>, LanesOf8>(function, in source, ref target, i, length);
        }

        if (Vector128.IsHardwareAccelerated)
        {
            i = Map<TFunction, Vector128<float>, LanesOf4>(function, in source, ref target, i, length);
        }

        Map<TFunction, float, LanesOf1>(function, in source, ref target, i, length);
    }

    /// <summary>Assigns the function of every pair of numbers.</summary>
    /// <param name="x">The first numbers.</param>
    /// <param name="y">As many second ones.</param>
    /// <param name="result">As many; may be the memory of either, but not overlap otherwise.</param>
    /// <param name="function">The function, where it has numbers of its own.</param>
    /// <exception cref="ArgumentException">The spans have other lengths.</exception>
    public static void MapPairs<TFunction>(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<float> result, TFunction function = default)
        where TFunction : struct, IElementwisePairFunction
    {
        CheckLengths(x.Length, result.Length);
        CheckLengths(y.Length, result.Length);
        ref var first = ref MemoryMarshal.GetReference(x);
        ref var second = ref MemoryMarshal.GetReference(y);
        ref var target = ref MemoryMarshal.GetReference(result);
        var (i, length) = ((nuint)0, (nuint)x.Length);
        if (Vector512.IsHardwareAccelerated)
        {
            i = MapPairs<TFunction, Vector512<float>, LanesOf16>(function, in first, in second, ref target, i, length);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            i = MapPairs<TFunction, Vector256<float>, LanesOf8>(function, in first, in second, ref target, i, length);
        }

        if (Vector128.IsHardwareAccelerated)
        {
            i = MapPairs<TFunction, Vector128<float>, LanesOf4>(function, in first, in second, ref target, i, length);
        }

        MapPairs<TFunction, float, LanesOf1>(function, in first, in second, ref target, i, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Map<TFunction, TVector, TLanes>(
        TFunction function, ref readonly float x, ref float result, nuint start, nuint length)
        where TFunction : struct, IElementwiseFunction
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (i, count) = (start, (nuint)TLanes.Count);
        for (; i + count <= length; i += count)
        {
            TLanes.Store(function.Of<TVector, TLanes>(TLanes.Load(in x, i)), ref result, i);
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint MapPairs<TFunction, TVector, TLanes>(
        TFunction function, ref readonly float x, ref readonly float y, ref float result, nuint start, nuint length)
        where TFunction : struct, IElementwisePairFunction
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (i, count) = (start, (nuint)TLanes.Count);
        for (; i + count <= length; i += count)
        {
            var value = function.Of<TVector, TLanes>(TLanes.Load(in x, i), TLanes.Load(in y, i));
            TLanes.Store(value, ref result, i);
        }

        return i;
    }

    private static void CheckLengths(int given, int expected)
    {
        if (given != expected)
        {
            throw new ArgumentException($"{given} numbers do not fit a result of {expected}. Expected as many.");
        }
    }
}
