using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CnnLab.Compute;

/// <summary>The end of scalar products: what was summed in lanes becomes numbers.</summary>
internal static unsafe class DotSums<TVector, TSimd>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    /// <summary>Assigns or adds the first <paramref name="count"/> of four sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(
        TVector a, TVector b, TVector c, TVector d, int count, float* target, bool accumulate)
    {
        var sums = TSimd.SumFour(a, b, c, d);
        if (count == Vector128<float>.Count)
        {
            (accumulate ? Vector128.Load(target) + sums : sums).Store(target);
            return;
        }

        for (var i = 0; i < count; i++)
        {
            target[i] = accumulate ? target[i] + sums[i] : sums[i];
        }
    }
}
