using CnnLab.Plugins.Initializers;

namespace CnnLab.Plugins.Tests.Initializers;

public sealed class OrthogonalTests
{
    [TestCase(1, 1)]
    [TestCase(1, 9)]
    [TestCase(9, 1)]
    [TestCase(32, 32)]
    [TestCase(16, 75, 3.0)]
    [TestCase(75, 16, 3.0)]
    public void Rows_or_where_they_are_more_columns_are_orthonormal_times_the_gain(
        int rows, int columns, double gain = 1)
    {
        var values = Fill(rows, columns, gain);
        double Product(int a, int b) => rows <= columns
            ? Enumerable.Range(0, columns).Sum(i => (double)values[(a * columns) + i] * values[(b * columns) + i])
            : Enumerable.Range(0, rows).Sum(i => (double)values[(i * columns) + a] * values[(i * columns) + b]);
        for (var a = 0; a < Math.Min(rows, columns); a++)
        {
            for (var b = 0; b < Math.Min(rows, columns); b++)
            {
                Assert.That(Product(a, b), Is.EqualTo(a == b ? gain * gain : 0).Within(1e-6 * gain * gain));
            }
        }
    }

    [Test]
    public void All_directions_are_equally_likely()
    {
        // In two dimensions an orthogonal matrix is a rotation by any angle, with or without a reflection.
        const int Count = 4000;
        var (quadrants, reflections) = (new int[8], 0);
        for (var i = 0; i < Count; i++)
        {
            var values = Fill(2, 2, seed: (ulong)i);
            quadrants[(int)((Math.Atan2(values[1], values[0]) + Math.PI) / (Math.PI / 4) % 8)]++;
            reflections += (values[0] * values[3]) - (values[1] * values[2]) < 0 ? 1 : 0;
        }

        Assert.That(quadrants, Is.All.InRange((Count / 8) - 100, (Count / 8) + 100));
        Assert.That(reflections, Is.InRange((Count / 2) - 160, (Count / 2) + 160));
    }

    [Test]
    public void The_same_stream_gives_the_same_values_and_another_one_others()
    {
        var values = Fill(5, 7);
        Assert.That(Fill(5, 7), Is.EqualTo(values));
        Assert.That(values, Is.Not.EqualTo(Fill(5, 7, seed: 2)));
    }

    [Test]
    public void A_bias_is_refused() => Assert.That(
        () => new OrthogonalInitializer(new()).FillWith(new float[10], 7, 10),
        Throws.TypeOf<ComponentException>().With.Message.EqualTo(
            "orthogonal needs a kernel: 10 values are no rows of fan_in 7. "
            + "Expected a multiple, as the kernel of a dense or convolutional layer has."));

    private static float[] Fill(int rows, int columns, double gain = 1, ulong seed = 1)
    {
        var values = new float[rows * columns];
        Array.Fill(values, float.NaN);
        new OrthogonalInitializer(new() { Gain = gain }).FillWith(values, columns, rows, seed);
        return values;
    }
}
