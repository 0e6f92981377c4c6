using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>Weights that fall geometrically with the rank and sum to 1.</summary>
internal readonly struct GeometricWeights(float alpha) : IRankWeights
{
    private readonly float _logarithm = MathF.Log(1 - alpha);

    public static bool Draws => false;

    public TVector Of<TVector, TLanes>(TVector rank, TVector count, TVector draw, bool isTraining)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var falls = VectorFunctions.Exp(TLanes.Multiply(rank, TLanes.Create(_logarithm)));
        var weight = TLanes.Divide(TLanes.Multiply(TLanes.Create(alpha), falls), Total<TVector, TLanes>(count));
        return TLanes.And(weight, TLanes.Greater(count, rank));
    }

    /// <summary>The sum of the weights of the first ranks, before it is made 1.</summary>
    public TVector Total<TVector, TLanes>(TVector ranks)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.Subtract(
            TLanes.Create(1f), VectorFunctions.Exp(TLanes.Multiply(ranks, TLanes.Create(_logarithm))));
}
