using CnnLab.TestKit;

namespace CnnLab.Compute.Tests.Elementwise;

public sealed class PartialSumsTests
{
    [Test]
    public void One_pass_has_the_bits_of_adding_array_after_array(
        [Values(0, 1, 3, 16, 63, 64, 100, 331)] int length, [Values(0, 1, 7, 31)] int parts, [Values(0, 5)] int offset)
    {
        var sum = TestValues.Uniform(length);
        var arrays = Enumerable.Range(0, parts).Select(part => TestValues.Uniform(length + 9, seed: (ulong)part + 2));
        float[][] partials = [.. arrays];
        float[] expected = [.. sum];
        foreach (var part in partials)
        {
            for (var i = 0; i < length; i++)
            {
                expected[i] += part[offset + i];
            }
        }

        PartialSums.Add(sum, partials, offset);
        Assert.That(sum, Is.EqualTo(expected));
    }

    [TestCase(3)]
    [TestCase(-1)]
    [TestCase(int.MaxValue)]
    public void A_part_that_is_too_short_is_refused(int offset) => Assert.That(
        () => PartialSums.Add(new float[8], [new float[10]], offset),
        Throws.ArgumentException.With.Message.EqualTo(
            $"A partial sum has 10 numbers. Expected at least 8 from {offset} on."));
}
