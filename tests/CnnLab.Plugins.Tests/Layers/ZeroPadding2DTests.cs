using CnnLab.Plugins.Layers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class ZeroPadding2DTests
{
    [TestCase(1, 1, 1, 1)]
    [TestCase(0, 2, 3, 1)]
    [TestCase(4, 0, 0, 5)]
    [TestCase(0, 0, 0, 0)]
    public void Every_value_moves_and_zeros_are_around_it(int top, int bottom, int left, int right)
    {
        var harness = Harness(new Padding2D(PaddingMode.Explicit, top, bottom, left, right));
        harness.GradientCheck();
        var shape = harness.Layer.OutputShape;
        Assert.That(shape, Is.EqualTo(new Shape(2, 3 + top + bottom, 5 + left + right)));
        var expected = new float[harness.BatchSize * shape.Count];
        for (var i = 0; i < harness.Input.Length; i++)
        {
            var (plane, row, column) = (i / 15, i / 5 % 3, i % 5);
            expected[(((plane * shape.Height) + row + top) * shape.Width) + column + left] = harness.Input[i];
        }

        Assert.That(harness.Forward(), Is.EqualTo(expected));
    }

    [Test]
    public void The_default_is_one_row_and_column_on_each_side() =>
        Assert.That(new ZeroPadding2DOptions().Padding, Is.EqualTo((Padding2D)1));

    [Test]
    public void Padding_in_words_is_an_error() =>
        Assert.That(
            () => Harness(Padding2D.Same),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "padding \"same\" means something under a window only. "
                + "Expected numbers: 1, [rows, columns] or [[top, bottom], [left, right]]."));

    private static LayerHarness Harness(Padding2D padding) =>
        new(site => new ZeroPadding2DLayer(new() { Padding = padding }, site), new Shape(2, 3, 5));
}
