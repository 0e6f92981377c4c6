using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CnnLab.Compute.Tests.Elementwise;

/// <summary>Every width computes what one number at a time does, to the bit.</summary>
public sealed class LanesTests
{
    private static readonly float[] Numbers =
    [
        0, -0f, 1, -1, 0.5f, 3, -7.25f, 1e-40f, -1e-40f, 1e30f, -1e30f, float.MaxValue, float.Epsilon,
        float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    [Test]
    public void Vectors_of_4_compute_as_single_numbers() => AssertSame<Vector128<float>, LanesOf4>();

    [Test]
    public void Vectors_of_8_compute_as_single_numbers()
    {
        Assume.That(Vector256.IsHardwareAccelerated);
        AssertSame<Vector256<float>, LanesOf8>();
    }

    [Test]
    public void Vectors_of_16_compute_as_single_numbers()
    {
        Assume.That(Vector512.IsHardwareAccelerated);
        AssertSame<Vector512<float>, LanesOf16>();
    }

    [TestCase(-126)]
    [TestCase(-1)]
    [TestCase(0)]
    [TestCase(1)]
    [TestCase(127)]
    public void A_power_of_two_is_exact(int n)
    {
        Assert.That(LanesOf1.PowerOfTwo(n), Is.EqualTo(MathF.ScaleB(1, n)));
        Assert.That(LanesOf4.PowerOfTwo(LanesOf4.Create(n)), Is.EqualTo(Vector128.Create(MathF.ScaleB(1, n))));
        if (Vector256.IsHardwareAccelerated)
        {
            Assert.That(LanesOf8.PowerOfTwo(LanesOf8.Create(n)), Is.EqualTo(Vector256.Create(MathF.ScaleB(1, n))));
        }

        if (Vector512.IsHardwareAccelerated)
        {
            Assert.That(LanesOf16.PowerOfTwo(LanesOf16.Create(n)), Is.EqualTo(Vector512.Create(MathF.ScaleB(1, n))));
        }
    }

    private static void AssertSame<TVector, TLanes>()
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        foreach (var x in Numbers)
        {
            foreach (var y in Numbers)
            {
                var expected = Results<float, LanesOf1>(x, y);
                var actual = Results<TVector, TLanes>(x, y);
                for (var i = 0; i < expected.Length; i++)
                {
                    var lanes = MemoryMarshal.Cast<TVector, float>(actual.AsSpan(i, 1)).ToArray();
                    Assert.That(lanes.Select(Bits), Is.All.EqualTo(Bits(expected[i])), $"operation {i} of {x} and {y}");
                }
            }
        }
    }

    private static TVector[] Results<TVector, TLanes>(float first, float second)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (x, y) = (TLanes.Create(first), TLanes.Create(second));
        return
        [
            TLanes.Add(x, y),
            TLanes.Subtract(x, y),
            TLanes.Multiply(x, y),
            TLanes.Divide(x, y),
            TLanes.MultiplyAdd(x, y, x),
            TLanes.SquareRoot(x),
            TLanes.Max(x, y),
            TLanes.AtMost(x, y),
            TLanes.AtLeast(x, y),
            TLanes.Equal(x, y),
            TLanes.NotEqual(x, y),
            TLanes.Greater(x, y),
            TLanes.And(x, y),
            TLanes.AndNot(x, y),
            TLanes.Or(x, y),
            TLanes.Select(TLanes.Greater(x, y), x, y),
        ];
    }

    /// <summary>Which of the many NaNs comes out is the processor's business, but for masks: all bits set.</summary>
    private static uint Bits(float number) =>
        float.IsNaN(number) && BitConverter.SingleToUInt32Bits(number) != uint.MaxValue
            ? BitConverter.SingleToUInt32Bits(float.NaN)
            : BitConverter.SingleToUInt32Bits(number);
}
