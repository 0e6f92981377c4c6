using CnnLab.Plugins.Pooling;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Pooling;

public sealed class LpPooling2DTests
{
    private static IReadOnlyList<PoolingCase> Cases => PoolingCase.All;

    [Test]
    public void Lp_pooling_has_the_gradient_of_its_function(
        [ValueSource(nameof(Cases))] PoolingCase geometry,
        [Values(1f, 2f, 3.5f)] float p,
        [Values] PowerReduction reduction)
    {
        var harness = NaiveWindows.Harness(geometry, Factory(geometry, p, reduction));
        foreach (ref var value in harness.Input.AsSpan())
        {
            // |x| has no slope at 0: differences must not reach across it.
            value = MathF.CopySign(MathF.Max(MathF.Abs(value), 0.01f), value);
        }

        harness.GradientCheck();
    }

    [Test]
    public void Lp_pooling_equals_the_root_of_the_sum_or_mean_of_powers(
        [ValueSource(nameof(Cases))] PoolingCase geometry,
        [Values(1f, 1.5f, 2f, 7f)] float p,
        [Values] PowerReduction reduction)
    {
        var harness = NaiveWindows.Harness(geometry, Factory(geometry, p, reduction));
        var expected = NaiveWindows.Pool(geometry, harness.Input, window =>
        {
            var sum = window.Sum(x => Math.Pow(Math.Abs(x), p));
            return Math.Pow(reduction == PowerReduction.Mean ? sum / window.Length : sum, 1.0 / p);
        });
        Assert.That(harness.Forward(), Is.EqualTo(expected).Within(3e-6f * MathF.Max(1, expected.Max())));
    }

    [Test]
    public void A_window_of_zeros_is_zero_and_has_no_gradient([Values(1f, 1.5f, 2f, 7f)] float p)
    {
        var harness = Pixels([0, 0, -0f, 0], p);
        Assert.That(harness.Forward(), Is.EqualTo(new float[1]));
        Assert.That(harness.Backward([5]).Input, Is.All.Zero);
    }

    [Test]
    public void Powers_of_large_and_small_values_neither_overflow_nor_vanish([Values(1e15f, 1e-15f)] float scale)
    {
        var harness = Pixels([3 * scale, -4 * scale, 0, 0], 20);
        var expected = scale * Math.Pow(Math.Pow(3, 20) + Math.Pow(4, 20), 0.05);
        Assert.That(harness.Forward()[0], Is.EqualTo(expected).Within(1e-3).Percent);
        Assert.That(harness.Backward([1]).Input[1], Is.EqualTo(-Math.Pow(4 * scale / expected, 19)).Within(1e-4));
    }

    [Test]
    public void The_defaults_are_PyTorchs_sum_of_squares()
    {
        var options = new LpPooling2DOptions();
        Assert.That((options.P, options.Reduction), Is.EqualTo((2f, PowerReduction.Sum)));
        Assert.That(Pixels([3, -4, 0, 0], options.P).Forward(), Is.EqualTo(new[] { 5f }));
    }

    private static LayerHarness Pixels(float[] pixels, float p) =>
        new(site => new LpPooling2D(new LpPooling2DOptions { P = p }, site), new Shape(1, 2, 2), 1) { Input = pixels };

    private static Func<LayerSite, Layer> Factory(PoolingCase geometry, float p, PowerReduction reduction) =>
        site => new LpPooling2D(
            geometry.Options(new LpPooling2DOptions { P = p, Reduction = reduction }), site);
}
