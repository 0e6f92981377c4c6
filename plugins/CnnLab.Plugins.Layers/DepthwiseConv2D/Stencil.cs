using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CnnLab.Compute;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// Weighted sums of shifted runs of numbers, in whole vectors: up to 15 numbers behind the length asked for are read
/// and written too, so the memory must have them.
/// </summary>
internal static class Stencil
{
    /// <summary>
    /// Assigns or adds <c>target[p] = initial + the sum over t of weights[places[t]] * source[start + p +
    /// offsets[t]]</c>.
    /// </summary>
    /// <param name="source">The numbers.</param>
    /// <param name="start">Where position 0 lies among them.</param>
    /// <param name="offsets">How far each term's run is shifted.</param>
    /// <param name="places">Which weight each term has.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="initial">What the sum begins with; null for what the target holds.</param>
    /// <param name="target">Where the sums go.</param>
    /// <param name="length">How many positions.</param>
    public static void Correlate(
        ReadOnlySpan<float> source, int start, ReadOnlySpan<int> offsets, ReadOnlySpan<int> places,
        ReadOnlySpan<float> weights, float? initial, Span<float> target, int length)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Correlate<Vector512<float>, LanesOf16>(source, start, offsets, places, weights, initial, target, length);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Correlate<Vector256<float>, LanesOf8>(source, start, offsets, places, weights, initial, target, length);
        }
        else
        {
            Correlate<Vector128<float>, LanesOf4>(source, start, offsets, places, weights, initial, target, length);
        }
    }

    /// <summary>
    /// Adds to <c>gradient[places[t]]</c> the sum over p of <c>source[p + offsets[t]] * upstream[start + p]</c>; behind
    /// the length the upstream must be 0.
    /// </summary>
    public static void AddProducts(
        ReadOnlySpan<float> source, ReadOnlySpan<int> offsets, ReadOnlySpan<int> places, ReadOnlySpan<float> upstream,
        int start, int length, Span<float> gradient)
    {
        for (var t = 0; t < offsets.Length; t++)
        {
            ref readonly var left = ref source[offsets[t]];
            ref readonly var right = ref upstream[start];
            gradient[places[t]] += Vector512.IsHardwareAccelerated
                ? SumOfProducts<Vector512<float>, LanesOf16>(in left, in right, length)
                : Vector256.IsHardwareAccelerated
                ? SumOfProducts<Vector256<float>, LanesOf8>(in left, in right, length)
                : SumOfProducts<Vector128<float>, LanesOf4>(in left, in right, length);
        }
    }

    private static void Correlate<TVector, TLanes>(
        ReadOnlySpan<float> source, int start, ReadOnlySpan<int> offsets, ReadOnlySpan<int> places,
        ReadOnlySpan<float> weights, float? initial, Span<float> target, int length)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var count = TLanes.Count;
        var position = 0;
        for (; position + (4 * count) <= length; position += 4 * count)
        {
            ref var sums = ref target[position];
            var a = Start<TVector, TLanes>(initial, ref sums, 0);
            var b = Start<TVector, TLanes>(initial, ref sums, count);
            var c = Start<TVector, TLanes>(initial, ref sums, 2 * count);
            var d = Start<TVector, TLanes>(initial, ref sums, 3 * count);
            for (var t = 0; t < offsets.Length; t++)
            {
                var weight = TLanes.Create(weights[places[t]]);
                ref readonly var run = ref source[start + position + offsets[t]];
                a = TLanes.MultiplyAdd(weight, TLanes.Load(in run, 0), a);
                b = TLanes.MultiplyAdd(weight, TLanes.Load(in run, (nuint)count), b);
                c = TLanes.MultiplyAdd(weight, TLanes.Load(in run, (nuint)(2 * count)), c);
                d = TLanes.MultiplyAdd(weight, TLanes.Load(in run, (nuint)(3 * count)), d);
            }

            TLanes.Store(a, ref sums, 0);
            TLanes.Store(b, ref sums, (nuint)count);
            TLanes.Store(c, ref sums, (nuint)(2 * count));
            TLanes.Store(d, ref sums, (nuint)(3 * count));
        }

        for (; position < length; position += count)
        {
            var sum = Start<TVector, TLanes>(initial, ref target[position], 0);
            for (var t = 0; t < offsets.Length; t++)
            {
                ref readonly var run = ref source[start + position + offsets[t]];
                sum = TLanes.MultiplyAdd(TLanes.Create(weights[places[t]]), TLanes.Load(in run, 0), sum);
            }

            TLanes.Store(sum, ref target[position], 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Start<TVector, TLanes>(float? initial, ref float sums, int offset)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        initial is { } value ? TLanes.Create(value) : TLanes.Load(in sums, (nuint)offset);

    private static float SumOfProducts<TVector, TLanes>(ref readonly float left, ref readonly float right, int length)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (count, end, p) = ((nuint)TLanes.Count, (nuint)length, (nuint)0);
        var (a, b, c, d) = (TLanes.Create(0), TLanes.Create(0), TLanes.Create(0), TLanes.Create(0));
        for (; p + (4 * count) <= end; p += 4 * count)
        {
            a = TLanes.MultiplyAdd(TLanes.Load(in left, p), TLanes.Load(in right, p), a);
            b = TLanes.MultiplyAdd(TLanes.Load(in left, p + count), TLanes.Load(in right, p + count), b);
            c = TLanes.MultiplyAdd(TLanes.Load(in left, p + (2 * count)), TLanes.Load(in right, p + (2 * count)), c);
            d = TLanes.MultiplyAdd(TLanes.Load(in left, p + (3 * count)), TLanes.Load(in right, p + (3 * count)), d);
        }

        for (; p < end; p += count)
        {
            a = TLanes.MultiplyAdd(TLanes.Load(in left, p), TLanes.Load(in right, p), a);
        }

        Span<float> lanes = stackalloc float[TLanes.Count];
        TLanes.Store(TLanes.Add(TLanes.Add(a, b), TLanes.Add(c, d)), ref lanes[0], 0);
        var sum = 0f;
        foreach (var lane in lanes)
        {
            sum += lane;
        }

        return sum;
    }
}
