using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>In training all for one element, drawn with <see cref="GeometricWeights"/>, which inference has.</summary>
internal readonly struct DrawnWeights(float alpha) : IRankWeights
{
    private readonly GeometricWeights _probabilities = new(alpha);
    private readonly float _logarithm = MathF.Log(1 - alpha);

    public static bool Draws => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Prepare<TVector, TLanes>(TVector count, TVector draw, bool isTraining)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        if (!isTraining)
        {
            return _probabilities.Prepare<TVector, TLanes>(count, draw, isTraining);
        }

        // The distribution function turned around: of rank r is drawn what lies in [r, r + 1).
        var total = _probabilities.Total<TVector, TLanes>(count);
        var rest = TLanes.Subtract(TLanes.Create(1f), TLanes.Multiply(draw, total));
        var place = TLanes.Divide(VectorMath.Log<TVector, TLanes>(rest), TLanes.Create(_logarithm));
        return TLanes.AtMost(place, TLanes.Subtract(count, TLanes.Create(0.5f)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Of<TVector, TLanes>(TVector rank, TVector count, TVector prepared, bool isTraining)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        if (!isTraining)
        {
            return _probabilities.Of<TVector, TLanes>(rank, count, prepared, isTraining);
        }

        var one = TLanes.Create(1f);
        var isAbove = TLanes.Greater(rank, prepared);
        return TLanes.And(one, TLanes.AndNot(TLanes.Greater(TLanes.Add(rank, one), prepared), isAbove));
    }
}
