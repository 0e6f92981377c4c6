using CnnLab.Plugins.Regularizers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Regularizers;

public sealed class RegularizerTests
{
    [Test]
    public void The_regularizers_are_registered_with_a_description()
    {
        var components = RecordingPluginBuilder.Of(new RegularizersPlugin());
        Assert.That(components.Select(component => component.Type), Is.EqualTo(new[] { "l1", "l2", "l1_l2" }));
        Assert.That(components.Select(component => component.Kind), Is.All.EqualTo(ComponentKind.Regularizer));
        Assert.That(components.Select(component => component.Description), Is.All.Not.Empty);
    }

    [Test]
    public void L1_is_the_sum_of_absolute_values([Values(1, 7, 40, 5000)] int count) =>
        Holds(new L1Regularizer(new() { L1 = 0.3f }), count, w => 0.3 * Math.Abs(w), w => 0.3 * Math.Sign(w));

    [Test]
    public void L2_is_the_sum_of_squares([Values(1, 7, 40, 5000)] int count) =>
        Holds(new L2Regularizer(new() { L2 = 0.3f }), count, w => 0.3 * w * w, w => 0.6 * w);

    [Test]
    public void L1_l2_is_both([Values(1, 7, 40, 5000)] int count) => Holds(
        new L1L2Regularizer(new() { L1 = 0.2f, L2 = 0.3f }),
        count,
        w => (0.2 * Math.Abs(w)) + (0.3 * w * w),
        w => (0.2 * Math.Sign(w)) + (0.6 * w));

    [Test]
    public void Their_factors_are_those_of_keras() => Assert.That(
        (new L1Options().L1, new L2Options().L2, new L1L2Options()),
        Is.EqualTo((0.01f, 0.01f, new L1L2Options { L1 = 0.01f, L2 = 0.01f })));

    private static void Holds(
        Regularizer regularizer, int count, Func<double, double> penalty, Func<double, double> derivative)
    {
        var values = TestValues.Uniform(count, -2, 2, seed: 5);
        for (var i = 0; i < count; i += 3)
        {
            values[i] = 0;
        }

        var before = TestValues.Uniform(count, -1, 1, seed: 6);
        float[] gradient = [.. before];
        var shape = new Shape(count);
        Assert.Multiple(() =>
        {
            var expected = values.Sum(w => penalty(w));
            Assert.That(regularizer.Evaluate(values, shape, gradient), Is.EqualTo(expected).Within(1e-6 * count));
            Assert.That(
                gradient, Is.EqualTo(before.Zip(values, (g, w) => g + derivative(w))).Within(1e-6), "It is added.");
            Assert.That(regularizer.Evaluate(values, shape, []), Is.EqualTo(expected).Within(1e-6 * count));
        });
    }
}
