using System.Runtime.CompilerServices;

namespace CnnLab.Compute;

/// <summary>F(2, 3), with the points 0, 1, -1 and infinity: 16 multiplications instead of 36 for a tile of 2x2.</summary>
internal readonly unsafe struct WinogradTile2<TVector, TSimd> : IWinogradTile<TVector, TSimd>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    public static int Outputs => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Input(float* source, nint sourceStep, float* target, nint targetStep)
    {
        var d0 = TSimd.Load(source);
        var d1 = TSimd.Load(source + sourceStep);
        var d2 = TSimd.Load(source + (2 * sourceStep));
        var d3 = TSimd.Load(source + (3 * sourceStep));
        TSimd.Store(TSimd.Subtract(d0, d2), target);
        TSimd.Store(TSimd.Add(d1, d2), target + targetStep);
        TSimd.Store(TSimd.Subtract(d2, d1), target + (2 * targetStep));
        TSimd.Store(TSimd.Subtract(d1, d3), target + (3 * targetStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Output(float* source, nint sourceStep, TVector bias, float* target, nint targetStep)
    {
        var m1 = TSimd.Add(TSimd.Load(source + sourceStep), bias);
        var m2 = TSimd.Load(source + (2 * sourceStep));
        var y0 = TSimd.Add(TSimd.Load(source), TSimd.Add(m1, m2));
        var y1 = TSimd.Subtract(TSimd.Subtract(m1, m2), TSimd.Load(source + (3 * sourceStep)));
        TSimd.Store(y0, target);
        TSimd.Store(y1, target + targetStep);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OutputGradient(float* source, nint sourceStep, float* target, nint targetStep)
    {
        var y0 = TSimd.Load(source);
        var y1 = TSimd.Load(source + sourceStep);
        TSimd.Store(y0, target);
        TSimd.Store(TSimd.Add(y0, y1), target + targetStep);
        TSimd.Store(TSimd.Subtract(y0, y1), target + (2 * targetStep));
        TSimd.Store(TSimd.Subtract(TSimd.Zero, y1), target + (3 * targetStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Kernel(float* source, nint sourceStep, float* target, nint targetStep)
    {
        var half = TSimd.Create(0.5f);
        var g0 = TSimd.Load(source);
        var g1 = TSimd.Multiply(half, TSimd.Load(source + sourceStep));
        var g2 = TSimd.Load(source + (2 * sourceStep));
        var even = TSimd.Multiply(half, TSimd.Add(g0, g2));
        TSimd.Store(g0, target);
        TSimd.Store(TSimd.Add(even, g1), target + targetStep);
        TSimd.Store(TSimd.Subtract(even, g1), target + (2 * targetStep));
        TSimd.Store(g2, target + (3 * targetStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void KernelGradient(float* source, nint sourceStep, float* target, nint targetStep)
    {
        var half = TSimd.Create(0.5f);
        var u1 = TSimd.Load(source + sourceStep);
        var u2 = TSimd.Load(source + (2 * sourceStep));
        var even = TSimd.Multiply(half, TSimd.Add(u1, u2));
        TSimd.Store(TSimd.Add(TSimd.Load(source), even), target);
        TSimd.Store(TSimd.Multiply(half, TSimd.Subtract(u1, u2)), target + targetStep);
        TSimd.Store(TSimd.Add(TSimd.Load(source + (3 * sourceStep)), even), target + (2 * targetStep));
    }
}
