using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class UpSampling2DTests
{
    [TestCase(2, 2, Interpolation.Nearest, 3, 5)]
    [TestCase(1, 3, Interpolation.Nearest, 3, 5)]
    [TestCase(4, 1, Interpolation.Nearest, 1, 9)]
    [TestCase(2, 2, Interpolation.Bilinear, 3, 5)]
    [TestCase(3, 1, Interpolation.Bilinear, 4, 11)]
    [TestCase(4, 5, Interpolation.Bilinear, 2, 3)]
    [TestCase(3, 2, Interpolation.Bilinear, 1, 1)]
    public void Outputs_and_gradients_are_those_of_the_definition(
        int rows, int columns, Interpolation interpolation, int height, int width)
    {
        var harness = Harness(new Size2D(rows, columns), interpolation, new Shape(2, height, width));
        harness.GradientCheck();
        var shape = harness.Layer.OutputShape;
        Assert.That(shape, Is.EqualTo(new Shape(2, height * rows, width * columns)));
        var output = harness.Forward();
        for (var i = 0; i < output.Length; i++)
        {
            var (line, column) = Math.DivRem(i, shape.Width);
            var (plane, row) = Math.DivRem(line, shape.Height);
            double At(int y, int x) => harness.Input[
                (((plane * height) + Math.Clamp(y, 0, height - 1)) * width) + Math.Clamp(x, 0, width - 1)];
            var expected = interpolation == Interpolation.Nearest
                ? At(row / rows, column / columns)
                : Bilinear(At, ((row + 0.5) / rows) - 0.5, ((column + 0.5) / columns) - 0.5);
            Assert.That(output[i], Is.EqualTo(expected).Within(1e-6), $"element {i}");
        }
    }

    // torch.nn.functional.interpolate([[1, 2, 4]], scale_factor=2, mode="bilinear", align_corners=False), by hand.
    [Test]
    public void Bilinear_pixels_are_little_squares()
    {
        var harness = Harness(new Size2D(1, 2), Interpolation.Bilinear, new Shape(1, 1, 3));
        new[] { 1f, 2, 4 }.CopyTo(harness.Input, 0);
        Assert.That(harness.Forward()[..6], Is.EqualTo(new[] { 1, 1.25f, 1.75f, 2.5f, 3.5f, 4 }));
    }

    [Test]
    public void The_defaults_are_Keras_s() => Assert.That(
        new UpSampling2DOptions(),
        Is.EqualTo(new UpSampling2DOptions { Size = new(2, 2), Interpolation = Interpolation.Nearest }));

    private static double Bilinear(Func<int, int, double> at, double y, double x)
    {
        var (top, left) = ((int)Math.Floor(y), (int)Math.Floor(x));
        var (down, right) = (y - top, x - left);
        return ((1 - down) * (((1 - right) * at(top, left)) + (right * at(top, left + 1))))
            + (down * (((1 - right) * at(top + 1, left)) + (right * at(top + 1, left + 1))));
    }

    private static LayerHarness Harness(Size2D size, Interpolation interpolation, Shape input) =>
        new(site => new UpSampling2DLayer(new() { Size = size, Interpolation = interpolation }, site), input);
}
