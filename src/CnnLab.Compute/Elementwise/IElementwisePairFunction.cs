namespace CnnLab.Compute;

/// <summary>
/// A function of two numbers, written over vectors: see <see cref="Elementwise.MapPairs{TFunction}"/>.
/// </summary>
public interface IElementwisePairFunction
{
    /// <summary>The function of every lane.</summary>
    TVector Of<TVector, TLanes>(TVector x, TVector y)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>;
}
