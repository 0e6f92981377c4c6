using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>The exponential function and the logarithm of a vector of any width, and what is made of them.</summary>
internal static class VectorFunctions
{
    /// <summary><c>e^x</c>; 0 for minus infinity.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Exp<TVector>(TVector x)
        where TVector : unmanaged
    {
        if (typeof(TVector) == typeof(Vector512<float>))
        {
            return Unsafe.BitCast<Vector512<float>, TVector>(
                Vector512.Exp(Unsafe.BitCast<TVector, Vector512<float>>(x)));
        }

        if (typeof(TVector) == typeof(Vector256<float>))
        {
            return Unsafe.BitCast<Vector256<float>, TVector>(
                Vector256.Exp(Unsafe.BitCast<TVector, Vector256<float>>(x)));
        }

        if (typeof(TVector) == typeof(Vector128<float>))
        {
            return Unsafe.BitCast<Vector128<float>, TVector>(
                Vector128.Exp(Unsafe.BitCast<TVector, Vector128<float>>(x)));
        }

        // A single number as the lanes of vectors, so that its place in a row does not matter.
        var vector = Vector128.Exp(Vector128.Create(Unsafe.BitCast<TVector, float>(x)));
        return Unsafe.BitCast<float, TVector>(vector.ToScalar());
    }

    /// <summary>The natural logarithm; minus infinity for 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Log<TVector>(TVector x)
        where TVector : unmanaged
    {
        if (typeof(TVector) == typeof(Vector512<float>))
        {
            return Unsafe.BitCast<Vector512<float>, TVector>(
                Vector512.Log(Unsafe.BitCast<TVector, Vector512<float>>(x)));
        }

        if (typeof(TVector) == typeof(Vector256<float>))
        {
            return Unsafe.BitCast<Vector256<float>, TVector>(
                Vector256.Log(Unsafe.BitCast<TVector, Vector256<float>>(x)));
        }

        if (typeof(TVector) == typeof(Vector128<float>))
        {
            return Unsafe.BitCast<Vector128<float>, TVector>(
                Vector128.Log(Unsafe.BitCast<TVector, Vector128<float>>(x)));
        }

        var vector = Vector128.Log(Vector128.Create(Unsafe.BitCast<TVector, float>(x)));
        return Unsafe.BitCast<float, TVector>(vector.ToScalar());
    }

    /// <summary><c>x^power</c> for x of 0 or more, and a power that is not 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Power<TVector, TLanes>(TVector x, TVector power)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> => Exp(TLanes.Multiply(power, Log(x)));

    /// <summary><c>|x|</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Abs<TVector, TLanes>(TVector x)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> => TLanes.AndNot(x, TLanes.Create(-0f));
}
