using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>The function of <see cref="GeluActivation"/>.</summary>
public readonly struct GeluRule : IVectorActivationRule
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.Multiply(x, Probability<TVector, TLanes>(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Derivative<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var exponent = TLanes.Multiply(TLanes.Multiply(x, x), TLanes.Create(-0.5f));
        var density = TLanes.Multiply(VectorMath.Exp<TVector, TLanes>(exponent), TLanes.Create(0.3989422804f));
        return TLanes.MultiplyAdd(x, density, Probability<TVector, TLanes>(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Probability<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var distance = TLanes.Multiply(VectorMath.Absolute<TVector, TLanes>(x), TLanes.Create(0.7071067812f));
        var tail = TLanes.Multiply(TLanes.Create(0.5f), VectorMath.ErrorComplement<TVector, TLanes>(distance));
        return TLanes.Select(
            TLanes.Greater(x, TLanes.Create(0f)), TLanes.Subtract(TLanes.Create(1f), tail), tail);
    }
}
