namespace CnnLab.Compute.Tests.Elementwise;

public sealed class HyperbolicTangentTests
{
    [TestCase(1e-30f, 1e-3f, 4999u)]
    [TestCase(1e-3f, 0.625f, 499u)]
    [TestCase(0.625f, 12f, 97u)]
    [TestCase(-1e-3f, -12f, 997u)]
    public void It_is_right_to_one_and_a_fifth_units_in_the_last_place_and_never_falls(float from, float to, uint step)
    {
        var (error, rises) = UnitsInTheLastPlace.Worst<HyperbolicTangent>(Math.Tanh, from, to, step);
        Assert.That(error, Is.LessThan(1.2));
        Assert.That(rises);
    }

    [Test]
    public void It_is_odd()
    {
        float[] inputs = [0, 1e-40f, 1e-10f, 0.1f, 0.6249f, 0.625f, 1, 7, 9.01f, 100, float.PositiveInfinity];
        var (positive, negative) = (new float[inputs.Length], new float[inputs.Length]);
        CnnLab.Compute.Elementwise.Map<HyperbolicTangent>(inputs, positive);
        CnnLab.Compute.Elementwise.Map<HyperbolicTangent>([.. inputs.Select(x => -x)], negative);
        Assert.That(
            negative.Select(BitConverter.SingleToInt32Bits),
            Is.EqualTo(positive.Select(y => BitConverter.SingleToInt32Bits(-y))));
    }

    [TestCase(0f, 0f)]
    [TestCase(float.NaN, float.NaN)]
    [TestCase(float.Epsilon, float.Epsilon)]
    [TestCase(9.02f, 1f)]
    [TestCase(float.MaxValue, 1f)]
    [TestCase(float.PositiveInfinity, 1f)]
    [TestCase(float.NegativeInfinity, -1f)]
    public void Its_special_values_are_right(float x, float expected)
    {
        var results = new float[40];
        CnnLab.Compute.Elementwise.Map<HyperbolicTangent>(Enumerable.Repeat(x, 40).ToArray(), results);
        Assert.That(results, Is.All.EqualTo(expected));
    }
}
