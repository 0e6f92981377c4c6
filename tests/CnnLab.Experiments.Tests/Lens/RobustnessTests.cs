namespace CnnLab.Experiments.Tests.Lens;

/// <summary>Networks whose consistency is known.</summary>
public sealed class RobustnessTests
{
    private static readonly Shape Shape = new(1, 5, 5);

    [Test]
    public void A_network_that_always_says_the_same_is_consistent_and_as_right_as_its_class_is_frequent()
    {
        var images = new LensImages(
            Shape, [.. Enumerable.Range(0, 4).Select(i => new LensImage(i, i == 0 ? 1 : 2, LensSome.Ramp(Shape)))]);
        var points = Of(_ => 2, images).Shifts([1, 3]);
        Assert.That(points, Is.EqualTo(new[] { new LensPoint(1, 1, 0.75), new LensPoint(3, 1, 0.75) }));
    }

    [Test]
    public void A_network_that_looks_at_one_pixel_changes_its_mind_when_an_edge_passes_it()
    {
        // The right side is bright, from the column that is looked at. A shift to the right, three of eight, makes that
        // column dark; all others leave it bright, the background coming in at the far end is not looked at.
        float[] image = [.. Enumerable.Range(0, 25).Select(i => i % 5 >= 2 ? 1f : 0f)];
        var point = Of(pixels => pixels[12] > 0.5f ? 0 : 1, LensSome.Images(Shape, image)).Shifts([1])[0];
        Assert.That(point, Is.EqualTo(new LensPoint(1, 5 / 8.0, 5 / 8.0)));
    }

    [Test]
    public void A_network_that_looks_at_a_lonely_pixel_never_says_the_same_after_a_shift()
    {
        var image = new float[25];
        image[12] = 1;
        var robustness = Of(pixels => pixels[12] > 0.5f ? 0 : 1, LensSome.Images(Shape, image));
        Assert.That(robustness.Shifts([1, 2]).Select(point => point.Consistency), Is.All.Zero);
    }

    [Test]
    public void A_network_that_counts_bright_pixels_does_not_mind_where_they_are()
    {
        var image = new float[25];
        image[12] = image[7] = 1;
        var robustness = Of(pixels => pixels.Count(value => value > 0.5f) == 2 ? 0 : 1, LensSome.Images(Shape, image));
        Assert.Multiple(() =>
        {
            Assert.That(robustness.Shifts([1])[0].Consistency, Is.EqualTo(1));
            // Up by two is out of the image for one of the two, in three of eight directions.
            Assert.That(robustness.Shifts([2])[0].Consistency, Is.EqualTo(5 / 8.0));
        });
    }

    [Test]
    public void A_network_whose_outputs_are_no_numbers_is_neither_right_nor_consistent()
    {
        Assert.That(PredictedClass.Of([float.NaN, float.NaN]), Is.EqualTo(-1));
        Assert.That(PredictedClass.Of([float.NaN, -1, -1]), Is.EqualTo(1));
        var robustness = Of(_ => PredictedClass.Of([float.NaN, float.NaN]), LensSome.Images(Shape, new float[25]));
        Assert.That(robustness.Shifts([1])[0], Is.EqualTo(new LensPoint(1, 0, 0)));
    }

    [Test]
    public void Every_strength_of_a_change_is_a_point()
    {
        var robustness = Of(pixels => pixels[12] > 0.5f ? 0 : 1, LensSome.Images(Shape, LensSome.Ramp(Shape)));
        var points = robustness.Changes([0.1, 1], share => new OcclusionChange(Shape, share, seed: 1));
        Assert.That(points.Select(point => point.Strength), Is.EqualTo(new[] { 0.1, 1 }));
    }

    private static Robustness Of(Func<float[], int> network, LensImages images)
    {
        var classifier = new Classifier(network);
        return new Robustness(classifier, images, classifier.Classify(images.Images, null));
    }

    private sealed class Classifier(Func<float[], int> network) : IImageClassifier
    {
        public int[] Classify(IReadOnlyList<LensImage> images, IImageChange? change) =>
        [
            .. images.Select(image =>
            {
                var pixels = image.Pixels.ToArray();
                change?.Apply(image, pixels);
                return network(pixels);
            }),
        ];
    }
}
