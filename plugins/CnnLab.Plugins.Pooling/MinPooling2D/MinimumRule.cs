using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>The minimum, as minus the maximum of the negated values.</summary>
internal readonly struct MinimumRule : IVectorRule
{
    public static bool KeepsState => false;

    public static bool Draws => false;

    public static float Padding => float.PositiveInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(WindowVector<TVector, TLanes> windows, ref TVector state)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var zero = TLanes.Create(0f);
        var largest = TLanes.Subtract(zero, windows[0]);
        for (var i = 1; i < windows.Length; i++)
        {
            largest = TLanes.Max(largest, TLanes.Subtract(zero, windows[i]));
        }

        return TLanes.Subtract(zero, largest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Gradient<TVector, TLanes>(
        WindowVector<TVector, TLanes> windows,
        TVector value,
        TVector state,
        TVector upstream,
        GradientVector<TVector, TLanes> gradient)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var found = TLanes.Create(0f);
        for (var i = 0; i < windows.Length; i++)
        {
            var isMinimum = TLanes.Equal(windows[i], value);
            gradient.Add(i, TLanes.And(upstream, TLanes.AndNot(isMinimum, found)));
            found = TLanes.Or(found, isMinimum);
        }
    }
}
