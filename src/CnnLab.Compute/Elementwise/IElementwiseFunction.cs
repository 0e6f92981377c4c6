namespace CnnLab.Compute;

/// <summary>A function of one number, written over vectors: see <see cref="Elementwise.Map{TFunction}"/>.</summary>
public interface IElementwiseFunction
{
    /// <summary>The function of every lane.</summary>
    TVector Of<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>;
}
