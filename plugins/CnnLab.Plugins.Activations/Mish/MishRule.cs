using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>The function of <see cref="MishActivation"/>.</summary>
public readonly struct MishRule : IVectorActivationRule
{
    /// <inheritdoc/>
    public static bool DerivesFromOutput => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        TLanes.Multiply(x, Gate<TVector, TLanes>(x));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Derivative<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (one, gate) = (TLanes.Create(1f), Gate<TVector, TLanes>(x));
        var slope = TLanes.Multiply(VectorMath.Logistic<TVector, TLanes>(x), TLanes.Subtract(one, TLanes.Multiply(gate, gate)));
        return TLanes.MultiplyAdd(x, slope, gate);
    }

    /// <summary>
    /// tanh(log(1 + e^x)) = n / (n + 2) with n = e^x (e^x + 2); from 20 on, where a float knows no other number, 1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Gate<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (two, power) = (TLanes.Create(2f), VectorMath.Exp<TVector, TLanes>(TLanes.AtMost(x, TLanes.Create(20f))));
        var n = TLanes.Multiply(power, TLanes.Add(power, two));
        return TLanes.Divide(n, TLanes.Add(n, two));
    }
}
