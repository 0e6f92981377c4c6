namespace CnnLab.Compute;

/// <summary>
/// An activation as two functions of one number, like <see cref="IActivationRule"/>, but written over vectors, so that
/// a processor computes up to sixteen at a time: see <see cref="VectorActivation{TRule}"/>.
/// </summary>
public interface IVectorActivationRule
{
    /// <summary>
    /// Whether <see cref="Derivative"/> gets f(x) in place of x; the activation then runs in place.
    /// </summary>
    static abstract bool DerivesFromOutput { get; }

    /// <summary>f(x).</summary>
    TVector Value<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>;

    /// <summary>f'(x).</summary>
    /// <param name="x">The input, or f of it where <see cref="DerivesFromOutput"/>.</param>
    TVector Derivative<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>;
}
