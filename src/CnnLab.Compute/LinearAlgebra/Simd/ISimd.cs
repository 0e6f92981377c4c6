using System.Runtime.Intrinsics;

namespace CnnLab.Compute;

/// <summary>
/// The vector instructions a kernel is written over, so that one source serves every width. The JIT inlines all of it.
/// </summary>
/// <typeparam name="TVector">The processor's vector of floats.</typeparam>
internal unsafe interface ISimd<TVector>
    where TVector : unmanaged
{
    /// <summary>Floats of a vector.</summary>
    static abstract int Lanes { get; }

    /// <summary>
    /// The highest tile the registers hold beside two vectors of B and one of A: 2 x rows accumulators.
    /// </summary>
    static abstract int TileRows { get; }

    /// <summary>
    /// How deep a block of the sum is: a panel of B, two vectors wide, takes two thirds of the first-level cache.
    /// </summary>
    static abstract int BlockDepth { get; }

    static abstract TVector Zero { get; }

    static abstract TVector Load(float* source);

    /// <summary>
    /// The first <paramref name="count"/> floats, below <see cref="Lanes"/>, and zeros; reads nothing beyond them.
    /// </summary>
    static abstract TVector LoadPartial(float* source, int count);

    static abstract void Store(TVector value, float* target);

    /// <summary>
    /// Writes the first <paramref name="count"/> floats, below <see cref="Lanes"/>, and nothing beyond them.
    /// </summary>
    static abstract void StorePartial(TVector value, float* target, int count);

    static abstract TVector Broadcast(float* source);

    static abstract TVector Create(float value);

    static abstract TVector Add(TVector x, TVector y);

    static abstract TVector Subtract(TVector x, TVector y);

    static abstract TVector Multiply(TVector x, TVector y);

    /// <summary><c>x * y + sum</c>, rounded once where the processor can.</summary>
    static abstract TVector MultiplyAdd(TVector x, TVector y, TVector sum);

    static abstract float Sum(TVector value);

    /// <summary>The sums of four vectors: cheaper together than one by one.</summary>
    static abstract Vector128<float> SumFour(TVector a, TVector b, TVector c, TVector d);
}
