using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>In training all for one element, drawn with <see cref="GeometricWeights"/>, which inference has.</summary>
internal readonly struct DrawnWeights(float alpha) : IRankWeights
{
    private readonly GeometricWeights _probabilities = new(alpha);
    private readonly float _logarithm = MathF.Log(1 - alpha);

    public static bool Draws => true;

    public TVector Of<TVector, TLanes>(TVector rank, TVector count, TVector draw, bool isTraining)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        if (!isTraining)
        {
            return _probabilities.Of<TVector, TLanes>(rank, count, draw, isTraining);
        }

        // The distribution function turned around: of rank r is drawn what lies in [r, r + 1).
        var one = TLanes.Create(1f);
        var rest = TLanes.Subtract(one, TLanes.Multiply(draw, _probabilities.Total<TVector, TLanes>(count)));
        var place = TLanes.Divide(VectorFunctions.Log(rest), TLanes.Create(_logarithm));
        place = TLanes.AtMost(place, TLanes.Subtract(count, TLanes.Create(0.5f)));
        var isAbove = TLanes.Greater(rank, place);
        return TLanes.And(one, TLanes.AndNot(TLanes.Greater(TLanes.Add(rank, one), place), isAbove));
    }
}
