using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>The function of <see cref="SeluActivation"/>.</summary>
public readonly struct SeluRule : IVectorActivationRule
{
    internal const float Scale = 1.05070098735548049342f;
    internal const float Alpha = 1.67326324235437728481f;

    /// <inheritdoc/>
    public static bool DerivesFromOutput => true;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.Select(
            TLanes.Greater(x, TLanes.Create(0f)),
            TLanes.Multiply(TLanes.Create(Scale), x),
            TLanes.Multiply(TLanes.Create(Scale * Alpha), VectorMath.ExpMinusOne<TVector, TLanes>(x)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Derivative<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.Select(
            TLanes.Greater(x, TLanes.Create(0f)),
            TLanes.Create(Scale),
            TLanes.Add(x, TLanes.Create(Scale * Alpha)));
}
