using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>All for the element in the middle, or half for each of two.</summary>
internal readonly struct MedianWeights : IRankWeights
{
    public static bool Draws => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Prepare<TVector, TLanes>(TVector count, TVector draw, bool isTraining)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Of<TVector, TLanes>(TVector rank, TVector count, TVector prepared, bool isTraining)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        // Twice the distance from the middle: 0 for the only one there, 1 for both of two.
        var middle = TLanes.Subtract(count, TLanes.Create(1f));
        var distance = TLanes.Subtract(TLanes.Add(rank, rank), middle);
        distance = VectorMath.Absolute<TVector, TLanes>(distance);
        var half = TLanes.And(TLanes.Create(0.5f), TLanes.Equal(distance, TLanes.Create(1f)));
        return TLanes.Select(TLanes.Equal(distance, TLanes.Create(0f)), TLanes.Create(1f), half);
    }
}
