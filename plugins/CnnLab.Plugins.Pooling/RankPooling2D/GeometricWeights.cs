using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>Weights that fall geometrically with the rank and sum to 1.</summary>
internal readonly struct GeometricWeights(float alpha) : IRankWeights
{
    private readonly float _logarithm = MathF.Log(1 - alpha);

    public static bool Draws => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Prepare<TVector, TLanes>(TVector count, TVector draw, bool isTraining)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.Divide(TLanes.Create(alpha), Total<TVector, TLanes>(count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Of<TVector, TLanes>(TVector rank, TVector count, TVector prepared, bool isTraining)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var falls = VectorMath.ExpOrZero<TVector, TLanes>(TLanes.Multiply(rank, TLanes.Create(_logarithm)));
        return TLanes.And(TLanes.Multiply(prepared, falls), TLanes.Greater(count, rank));
    }

    /// <summary>The sum of the weights of the first ranks, before it is made 1.</summary>
    public TVector Total<TVector, TLanes>(TVector ranks)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.Subtract(
            TLanes.Create(1f),
            VectorMath.ExpOrZero<TVector, TLanes>(TLanes.Multiply(ranks, TLanes.Create(_logarithm))));
}
