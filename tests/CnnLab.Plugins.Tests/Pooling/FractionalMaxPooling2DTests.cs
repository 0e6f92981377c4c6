using CnnLab.Plugins.Pooling;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Pooling;

public sealed class FractionalMaxPooling2DTests
{
    private static readonly Shape[] Shapes = [new(2, 9, 11), new(1, 7, 26), new(3, 3, 4)];

    [Test]
    public void Fractional_max_pooling_has_the_gradient_of_its_function(
        [ValueSource(nameof(Shapes))] Shape shape,
        [Values(1.0, 1.414, 2.6)] double ratio,
        [Values] bool pseudoRandom,
        [Values] bool overlapping) =>
        new LayerHarness(Factory(ratio, pseudoRandom, overlapping), shape).GradientCheck();

    [Test]
    public void Inference_has_the_regions_of_a_start_in_the_middle(
        [ValueSource(nameof(Shapes))] Shape shape,
        [Values(1.0, 1.414, 2.6)] double ratio,
        [Values] bool pseudoRandom,
        [Values] bool overlapping)
    {
        var harness = new LayerHarness(Factory(ratio, pseudoRandom, overlapping), shape) { Phase = Phase.Inference };
        var (rows, columns) = (Cuts(shape.Height, ratio, 0.5), Cuts(shape.Width, ratio, 0.5));
        Assert.That(
            harness.Forward(),
            Is.EqualTo(Enumerable.Range(0, 3).SelectMany(sample =>
                Maxima(harness, sample, rows, columns, overlapping))));
    }

    [Test]
    public void Pseudorandom_regions_come_from_one_number_of_each_axis_and_sample(
        [ValueSource(nameof(Shapes))] Shape shape, [Values(1.414, 2.6)] double ratio, [Values] bool overlapping)
    {
        var harness = new LayerHarness(Factory(ratio, pseudoRandom: true, overlapping), shape);
        var expected = Enumerable.Range(0, 3).SelectMany(sample =>
        {
            var random = NaiveWindows.Stream(sample);
            var rows = Cuts(shape.Height, ratio, random.NextDouble());
            return Maxima(harness, sample, rows, Cuts(shape.Width, ratio, random.NextDouble()), overlapping);
        });
        Assert.That(harness.Forward(), Is.EqualTo(expected));
    }

    [Test]
    public void Random_regions_have_two_neighbouring_lengths_in_an_order_that_changes()
    {
        // Each pixel tells its column, so that the maximum of a region tells its last one.
        var harness = new LayerHarness(Factory(1.4, pseudoRandom: false, overlapping: false), new Shape(1, 2, 28), 20)
        {
            Input = [.. Enumerable.Range(0, 20 * 56).Select(i => (float)(i % 28))],
        };
        var orders = harness.Forward().Chunk(20).Select(ends =>
            ends.Select((end, i) => (int)(end - (i == 0 ? -1 : ends[i - 1]))).ToArray()).ToArray();
        Assert.That(orders.Select(lengths => (lengths.Sum(), lengths.Count(length => length == 2), lengths.Max())),
            Is.All.EqualTo((28, 8, 2)));
        Assert.That(orders.Select(lengths => string.Join("", lengths)).Distinct().Count(), Is.GreaterThan(15));
    }

    [Test]
    public void The_output_is_the_input_divided_by_the_ratio_rounded_down() => Assert.That(
        new FractionalMaxPooling2D(new(), new TestLayerSite(new Shape(3, 28, 20), 1)).OutputShape,
        Is.EqualTo(new Shape(3, 19, 14)));

    [Test]
    public void A_ratio_larger_than_the_image_is_refused() => Assert.That(
        () => Factory(4, true, true)(new TestLayerSite(new Shape(1, 3, 9), 1)),
        Throws.TypeOf<ComponentException>().With.Message.EqualTo(
            "pooling_ratio 4 leaves nothing of its input [1, 3, 9]. "
            + "Expected a ratio no larger than height and width."));

    private static int[] Cuts(int length, double ratio, double u)
    {
        var regions = (int)(length / ratio);
        var (a, first) = ((double)length / regions, Math.Ceiling((double)length / regions * u));
        return [.. Enumerable.Range(0, regions + 1).Select(i =>
            i == regions ? length : (int)(Math.Ceiling(a * (i + u)) - first))];
    }

    private static IEnumerable<float> Maxima(
        LayerHarness harness, int sample, int[] rows, int[] columns, bool overlapping)
    {
        var (shape, more) = (harness.Layer.InputShape, overlapping ? 1 : 0);
        return from channel in Enumerable.Range(0, shape.Channels)
               from row in Enumerable.Range(0, rows.Length - 1)
               from column in Enumerable.Range(0, columns.Length - 1)
               select (from y in Enumerable.Range(rows[row], rows[row + 1] - rows[row] + more)
                       from x in Enumerable.Range(columns[column], columns[column + 1] - columns[column] + more)
                       where y < shape.Height && x < shape.Width
                       let plane = (sample * shape.Channels) + channel
                       select harness.Input[(((plane * shape.Height) + y) * shape.Width) + x]).Max();
    }

    private static Func<LayerSite, Layer> Factory(double ratio, bool pseudoRandom, bool overlapping) =>
        site => new FractionalMaxPooling2D(
            new FractionalMaxPooling2DOptions
            {
                PoolingRatio = ratio,
                PseudoRandom = pseudoRandom,
                Overlapping = overlapping,
            },
            site);
}
