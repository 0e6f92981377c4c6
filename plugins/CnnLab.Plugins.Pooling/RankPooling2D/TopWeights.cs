using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>The same for each of the largest.</summary>
internal readonly struct TopWeights(int top) : IRankWeights
{
    public static bool Draws => false;

    public TVector Of<TVector, TLanes>(TVector rank, TVector count, TVector draw, bool isTraining)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var taken = TLanes.AtMost(count, TLanes.Create(top));
        return TLanes.And(TLanes.Divide(TLanes.Create(1f), taken), TLanes.Greater(taken, rank));
    }
}
