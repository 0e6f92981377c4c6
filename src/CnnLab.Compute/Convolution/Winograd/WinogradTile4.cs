using System.Runtime.CompilerServices;

namespace CnnLab.Compute;

/// <summary>
/// F(4, 3), with the points 0, 1, -1, 2, -2 and infinity: 36 multiplications instead of 144 for a tile of 4x4. The
/// matrices are those of the paper's section 4.3; points of opposite sign share their even and odd parts.
/// </summary>
internal readonly unsafe struct WinogradTile4<TVector, TSimd> : IWinogradTile<TVector, TSimd>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    public static int Outputs => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input(float* source, nint sourceStep, float* target, nint targetStep)
    {
        var (two, four, five) = (TSimd.Create(2f), TSimd.Create(4f), TSimd.Create(-5f));
        var d1 = TSimd.Load(source + sourceStep);
        var d2 = TSimd.Load(source + (2 * sourceStep));
        var d3 = TSimd.Load(source + (3 * sourceStep));
        var d4 = TSimd.Load(source + (4 * sourceStep));
        var first = TSimd.MultiplyAdd(five, d2, d4);
        TSimd.Store(TSimd.MultiplyAdd(four, TSimd.Load(source), first), target);

        var minusFour = TSimd.Create(-4f);
        var even = TSimd.MultiplyAdd(minusFour, d2, d4);
        var odd = TSimd.MultiplyAdd(minusFour, d1, d3);
        TSimd.Store(TSimd.Add(even, odd), target + targetStep);
        TSimd.Store(TSimd.Subtract(even, odd), target + (2 * targetStep));

        even = TSimd.Subtract(d4, d2);
        odd = TSimd.Multiply(two, TSimd.Subtract(d3, d1));
        TSimd.Store(TSimd.Add(even, odd), target + (3 * targetStep));
        TSimd.Store(TSimd.Subtract(even, odd), target + (4 * targetStep));

        var last = TSimd.MultiplyAdd(five, d3, TSimd.Load(source + (5 * sourceStep)));
        TSimd.Store(TSimd.MultiplyAdd(four, d1, last), target + (5 * targetStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output(float* source, nint sourceStep, TVector bias, float* target, nint targetStep)
    {
        var m1 = TSimd.Add(TSimd.Load(source + sourceStep), bias);
        var m2 = TSimd.Load(source + (2 * sourceStep));
        var m3 = TSimd.Load(source + (3 * sourceStep));
        var m4 = TSimd.Load(source + (4 * sourceStep));
        var (even1, odd1) = (TSimd.Add(m1, m2), TSimd.Subtract(m1, m2));
        var (even2, odd2) = (TSimd.Add(m3, m4), TSimd.Subtract(m3, m4));
        TSimd.Store(TSimd.Add(TSimd.Load(source), TSimd.Add(even1, even2)), target);
        TSimd.Store(TSimd.MultiplyAdd(TSimd.Create(2f), odd2, odd1), target + targetStep);
        TSimd.Store(TSimd.MultiplyAdd(TSimd.Create(4f), even2, even1), target + (2 * targetStep));
        var last = TSimd.Add(TSimd.Load(source + (5 * sourceStep)), odd1);
        TSimd.Store(TSimd.MultiplyAdd(TSimd.Create(8f), odd2, last), target + (3 * targetStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OutputGradient(float* source, nint sourceStep, float* target, nint targetStep)
    {
        var y0 = TSimd.Load(source);
        var y1 = TSimd.Load(source + sourceStep);
        var y2 = TSimd.Load(source + (2 * sourceStep));
        var y3 = TSimd.Load(source + (3 * sourceStep));
        TSimd.Store(y0, target);
        var (even, odd) = (TSimd.Add(y0, y2), TSimd.Add(y1, y3));
        TSimd.Store(TSimd.Add(even, odd), target + targetStep);
        TSimd.Store(TSimd.Subtract(even, odd), target + (2 * targetStep));
        var four = TSimd.Create(4f);
        even = TSimd.MultiplyAdd(four, y2, y0);
        odd = TSimd.Multiply(TSimd.Create(2f), TSimd.MultiplyAdd(four, y3, y1));
        TSimd.Store(TSimd.Add(even, odd), target + (3 * targetStep));
        TSimd.Store(TSimd.Subtract(even, odd), target + (4 * targetStep));
        TSimd.Store(y3, target + (5 * targetStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Kernel(float* source, nint sourceStep, float* target, nint targetStep)
    {
        var g0 = TSimd.Load(source);
        var g1 = TSimd.Load(source + sourceStep);
        var g2 = TSimd.Load(source + (2 * sourceStep));
        TSimd.Store(TSimd.Multiply(TSimd.Create(0.25f), g0), target);
        var sixth = TSimd.Create(-1f / 6);
        var (even, odd) = (TSimd.Multiply(sixth, TSimd.Add(g0, g2)), TSimd.Multiply(sixth, g1));
        TSimd.Store(TSimd.Add(even, odd), target + targetStep);
        TSimd.Store(TSimd.Subtract(even, odd), target + (2 * targetStep));
        even = TSimd.Multiply(TSimd.Create(1f / 24), TSimd.MultiplyAdd(TSimd.Create(4f), g2, g0));
        odd = TSimd.Multiply(TSimd.Create(1f / 12), g1);
        TSimd.Store(TSimd.Add(even, odd), target + (3 * targetStep));
        TSimd.Store(TSimd.Subtract(even, odd), target + (4 * targetStep));
        TSimd.Store(g2, target + (5 * targetStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void KernelGradient(float* source, nint sourceStep, float* target, nint targetStep)
    {
        var u1 = TSimd.Load(source + sourceStep);
        var u2 = TSimd.Load(source + (2 * sourceStep));
        var u3 = TSimd.Load(source + (3 * sourceStep));
        var u4 = TSimd.Load(source + (4 * sourceStep));
        var sixth = TSimd.Create(-1f / 6);
        var (even1, odd1) = (TSimd.Multiply(sixth, TSimd.Add(u1, u2)), TSimd.Multiply(sixth, TSimd.Subtract(u1, u2)));
        var even2 = TSimd.Add(u3, u4);
        var g0 = TSimd.MultiplyAdd(TSimd.Create(0.25f), TSimd.Load(source), even1);
        TSimd.Store(TSimd.MultiplyAdd(TSimd.Create(1f / 24), even2, g0), target);
        TSimd.Store(TSimd.MultiplyAdd(TSimd.Create(1f / 12), TSimd.Subtract(u3, u4), odd1), target + targetStep);
        var g2 = TSimd.Add(TSimd.Load(source + (5 * sourceStep)), even1);
        TSimd.Store(TSimd.MultiplyAdd(TSimd.Create(1f / 6), even2, g2), target + (2 * targetStep));
    }
}
