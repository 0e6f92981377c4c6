using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>The function of <see cref="SigmoidActivation"/>.</summary>
public readonly struct SigmoidRule : IVectorActivationRule
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> => VectorMath.Logistic<TVector, TLanes>(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Derivative<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.Multiply(x, TLanes.Subtract(TLanes.Create(1f), x));
}
