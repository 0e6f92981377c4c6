using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>The same for each of the largest.</summary>
internal readonly struct TopWeights(int top) : IRankWeights
{
    public static bool Draws => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Prepare<TVector, TLanes>(TVector count, TVector draw, bool isTraining)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.Divide(TLanes.Create(1f), Taken<TVector, TLanes>(count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Of<TVector, TLanes>(TVector rank, TVector count, TVector prepared, bool isTraining)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.And(prepared, TLanes.Greater(Taken<TVector, TLanes>(count), rank));

    private TVector Taken<TVector, TLanes>(TVector count)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> => TLanes.AtMost(count, TLanes.Create(top));
}
