using CnnLab.Plugins.Initializers;

namespace CnnLab.Plugins.Tests.Initializers;

public sealed class IdentityTests
{
    [Test]
    public void Unit_i_passes_on_input_i_times_the_gain([Values(1, 3, 5)] int units, [Values(1, 3, 4)] int inputs)
    {
        var values = new float[units * inputs];
        Array.Fill(values, float.NaN);
        new IdentityInitializer(new() { Gain = 2 }).FillWith(values, inputs, units);
        for (var unit = 0; unit < units; unit++)
        {
            for (var input = 0; input < inputs; input++)
            {
                Assert.That(values[(unit * inputs) + input], Is.EqualTo(unit == input ? 2 : 0));
            }
        }
    }

    [Test]
    public void The_gain_is_1_by_default()
    {
        var values = new float[4];
        new IdentityInitializer(new()).FillWith(values, 2, 2);
        Assert.That(values, Is.EqualTo(new float[] { 1, 0, 0, 1 }));
    }

    [Test]
    public void A_kernel_that_is_no_matrix_is_refused() => Assert.That(
        () => new IdentityInitializer(new()).FillWith(new float[4 * 2 * 9], 18, 36),
        Throws.TypeOf<ComponentException>().With.Message.EqualTo(
            "identity needs a matrix: 72 values are not fan_out 36 rows of fan_in 18. "
            + "Expected the kernel of a dense layer or of a 1x1 convolution."));
}
