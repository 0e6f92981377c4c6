using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>Tells elements from padding, which stands there as the lowest number.</summary>
internal static class Presence
{
    public const float Padding = float.MinValue;

    /// <summary>An element, or 0 for padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector OrZero<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> => TLanes.And(x, Of<TVector, TLanes>(x));

    /// <summary>All bits set for an element, none for padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> => TLanes.NotEqual(x, TLanes.Create(Padding));
}
