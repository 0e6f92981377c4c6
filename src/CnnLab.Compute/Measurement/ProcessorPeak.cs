using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CnnLab.Compute;

/// <summary>The most that the processor can compute: what the products' speed is measured against.</summary>
public static class ProcessorPeak
{
    private const int Rounds = 5;
    private const int Accumulators = 12;
    private const int Steps = 100_000;

    /// <summary>Several for each thread, so that one that starts late only takes fewer of them.</summary>
    private const int PiecesPerWorker = 4;

    /// <summary>More than of one thread: all cores must be free at once in the best of them.</summary>
    private const int ParallelRounds = 50;

    /// <summary>
    /// Measures fused multiply-adds of one core, on the calling thread, with independent accumulators in registers and
    /// the widest vectors there are: the best of five rounds of some hundred microseconds. Two floating-point
    /// operations for each multiply-add.
    /// </summary>
    /// <returns>Billions of floating-point operations a second.</returns>
    public static double MeasureGigaflops()
    {
        var best = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            best = Math.Max(best, MeasureOnce());
        }

        return best;
    }

    /// <summary>
    /// Measures the same on all threads of a loop at once: the best of fifty rounds of some milliseconds. With more
    /// threads than cores it is the peak of the cores; it can be less than that of one core times their number, where
    /// the processor slows down under load.
    /// </summary>
    /// <param name="parallel">The threads.</param>
    /// <returns>Billions of floating-point operations a second, of all threads together.</returns>
    public static double MeasureGigaflops(IParallelLoop parallel)
    {
        var pieces = PiecesPerWorker * parallel.Workers;
        var flops = new double[pieces];
        var best = 0.0;
        for (var round = 0; round < ParallelRounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            parallel.For(pieces, (piece, _) => flops[piece] = CountFlops());
            best = Math.Max(best, flops.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9);
        }

        return best;
    }

    private static double MeasureOnce()
    {
        var start = Stopwatch.GetTimestamp();
        var flops = CountFlops();
        return flops / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9;
    }

    /// <summary>Computes, and says how many floating-point operations that took.</summary>
    private static double CountFlops()
    {
        var (result, lanes) = Avx512F.IsSupported
            ? (Chain<Vector512<float>, Simd512>(1f, 0.5f), Vector512<float>.Count)
            : Avx2.IsSupported && Fma.IsSupported
                ? (Chain<Vector256<float>, Simd256>(1f, 0.5f), Vector256<float>.Count)
                : (Chain<Vector128<float>, Simd128>(1f, 0.5f), Vector128<float>.Count);

        // The result is looked at, so that nothing is optimised away.
        return float.IsNaN(result) ? 0 : 2.0 * lanes * Accumulators * Steps;
    }

    // Inlined, its accumulators would no longer all stay in registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static unsafe float Chain<TVector, TSimd>(float start, float factor)
        where TVector : unmanaged
        where TSimd : struct, ISimd<TVector>
    {
        var x = TSimd.Broadcast(&factor);
        var one = TSimd.Broadcast(&start);
        TVector s0 = one, s1 = one, s2 = one, s3 = one, s4 = one, s5 = one;
        TVector s6 = one, s7 = one, s8 = one, s9 = one, s10 = one, s11 = one;
        for (var step = 0; step < Steps; step++)
        {
            s0 = TSimd.MultiplyAdd(s0, x, one);
            s1 = TSimd.MultiplyAdd(s1, x, one);
            s2 = TSimd.MultiplyAdd(s2, x, one);
            s3 = TSimd.MultiplyAdd(s3, x, one);
            s4 = TSimd.MultiplyAdd(s4, x, one);
            s5 = TSimd.MultiplyAdd(s5, x, one);
            s6 = TSimd.MultiplyAdd(s6, x, one);
            s7 = TSimd.MultiplyAdd(s7, x, one);
            s8 = TSimd.MultiplyAdd(s8, x, one);
            s9 = TSimd.MultiplyAdd(s9, x, one);
            s10 = TSimd.MultiplyAdd(s10, x, one);
            s11 = TSimd.MultiplyAdd(s11, x, one);
        }

        var low = TSimd.Add(TSimd.Add(TSimd.Add(s0, s1), TSimd.Add(s2, s3)), TSimd.Add(s4, s5));
        var high = TSimd.Add(TSimd.Add(TSimd.Add(s6, s7), TSimd.Add(s8, s9)), TSimd.Add(s10, s11));
        return TSimd.Sum(TSimd.Add(low, high));
    }
}
