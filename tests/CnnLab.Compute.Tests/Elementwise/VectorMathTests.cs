using System.Runtime.Intrinsics;

namespace CnnLab.Compute.Tests.Elementwise;

public sealed class VectorMathTests
{
    private static IEnumerable<float> Positive() =>
        from exponent in Enumerable.Range(-126, 254)
        from step in Enumerable.Range(0, 40)
        select MathF.ScaleB(1 + (step / 40f), exponent);

    private static float Log(float x) => VectorMath.Log<float, LanesOf1>(x);

    [Test]
    public void The_logarithm_is_right_to_a_few_units_in_the_last_place()
    {
        foreach (var x in Positive())
        {
            var expected = Math.Log(x);
            Assert.That(Log(x), Is.EqualTo(expected).Within(Math.Max(1e-7, 3e-7 * Math.Abs(expected))), $"{x}");
        }
    }

    [Test]
    public void The_logarithm_of_0_1_infinity_and_NaN_is_exact() => Assert.That(
        new[] { Log(0), Log(1), Log(float.PositiveInfinity), Log(float.NaN) },
        Is.EqualTo(new[] { float.NegativeInfinity, 0, float.PositiveInfinity, float.NaN }));

    [Test]
    public void The_exponential_of_what_is_below_minus_87_is_0() => Assert.That(
        new[] { -87.1f, -1e30f, float.NegativeInfinity, float.NaN, 0 }.Select(VectorMath.ExpOrZero<float, LanesOf1>),
        Is.EqualTo(new[] { 0, 0, 0, float.NaN, 1 }));

    [TestCase(2.5f)]
    [TestCase(0.3f)]
    public void Powers_are_right_to_a_part_in_a_million_and_those_of_0_are_0(float power)
    {
        foreach (var x in Enumerable.Range(0, 500).Select(i => i / 100f))
        {
            var expected = Math.Pow(x, power);
            Assert.That(
                VectorMath.Power<float, LanesOf1>(x, power), Is.EqualTo(expected).Within(1e-6 * expected), $"{x}");
        }
    }

    [Test]
    public void Vectors_of_every_width_have_the_bits_of_single_numbers()
    {
        foreach (var numbers in Positive().Chunk(16).Where(chunk => chunk.Length == 16))
        {
            var expected = numbers.Select(Log);
            var halves = VectorMath.Log<Vector256<float>, LanesOf8>(Vector256.Create(numbers));
            var wide = VectorMath.Log<Vector512<float>, LanesOf16>(Vector512.Create(numbers));
            Assert.That(Enumerable.Range(0, 16).Select(lane => wide[lane]), Is.EqualTo(expected));
            Assert.That(Enumerable.Range(0, 8).Select(lane => halves[lane]), Is.EqualTo(expected.Take(8)));
        }
    }
}
