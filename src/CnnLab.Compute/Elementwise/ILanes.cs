namespace CnnLab.Compute;

/// <summary>
/// Vectors of floats of one width, so that a kernel is written once and runs with 16, 8 or 4 numbers at a time, or with
/// one: <c>where TLanes : ILanes&lt;TVector&gt;</c>. The JIT inlines all of it.
/// </summary>
/// <remarks>
/// Every operation is defined by its single numbers and rounded as IEEE 754 says, so a kernel that only works lane by
/// lane gives the same bits at every width, and its last, incomplete vector may be done one by one
/// (<see cref="LanesOf1"/>).
/// </remarks>
/// <typeparam name="TVector">The vector: <c>Vector512&lt;float&gt;</c> and so on, or <c>float</c>.</typeparam>
public interface ILanes<TVector>
    where TVector : unmanaged
{
    /// <summary>Numbers of a vector.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract TVector Create(float value);

    /// <summary>
    /// The numbers from <paramref name="offset"/> elements after <paramref name="source"/> on; unchecked.
    /// </summary>
    static abstract TVector Load(ref readonly float source, nuint offset);

    /// <summary>
    /// Writes the numbers from <paramref name="offset"/> elements after <paramref name="target"/> on; unchecked.
    /// </summary>
    static abstract void Store(TVector value, ref float target, nuint offset);

    /// <summary><c>x + y</c>.</summary>
    static abstract TVector Add(TVector x, TVector y);

    /// <summary><c>x - y</c>.</summary>
    static abstract TVector Subtract(TVector x, TVector y);

    /// <summary><c>x * y</c>.</summary>
    static abstract TVector Multiply(TVector x, TVector y);

    /// <summary><c>x / y</c>.</summary>
    static abstract TVector Divide(TVector x, TVector y);

    /// <summary><c>x * y + sum</c>, rounded once on every processor; slow on those that cannot.</summary>
    static abstract TVector MultiplyAdd(TVector x, TVector y, TVector sum);

    /// <summary>The square root.</summary>
    static abstract TVector SquareRoot(TVector x);

    /// <summary>The larger number; NaN where either is, and 0 is larger than -0.</summary>
    static abstract TVector Max(TVector x, TVector y);

    /// <summary>The bound where x is larger, else x: also where they are equal or one of them is NaN.</summary>
    static abstract TVector AtMost(TVector x, TVector bound);

    /// <summary>The bound where x is smaller, else x: also where they are equal or one of them is NaN.</summary>
    static abstract TVector AtLeast(TVector x, TVector bound);

    /// <summary>Two to the power of <c>n</c>.</summary>
    /// <param name="n">Whole numbers from -126 to 127; for others, NaN too, the result is undefined.</param>
    static abstract TVector PowerOfTwo(TVector n);

    /// <summary>All bits set where <c>x == y</c>, else none.</summary>
    static abstract TVector Equal(TVector x, TVector y);

    /// <summary>All bits set where <c>x != y</c>, as NaN and NaN, else none.</summary>
    static abstract TVector NotEqual(TVector x, TVector y);

    /// <summary>All bits set where <c>x &gt; y</c>, else none.</summary>
    static abstract TVector Greater(TVector x, TVector y);

    /// <summary>The bits of <c>x</c> that are set in <c>y</c> too.</summary>
    static abstract TVector And(TVector x, TVector y);

    /// <summary>The bits of <c>x</c> that are not set in <c>y</c>.</summary>
    static abstract TVector AndNot(TVector x, TVector y);

    /// <summary>The bits that are set in <c>x</c> or <c>y</c>.</summary>
    static abstract TVector Or(TVector x, TVector y);

    /// <summary>
    /// <paramref name="x"/> where all bits of the condition are set, <paramref name="y"/> where none is.
    /// </summary>
    static abstract TVector Select(TVector condition, TVector x, TVector y);
}
