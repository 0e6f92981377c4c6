using CnnLab.Plugins.Datasets;

namespace CnnLab.Plugins.Tests.Datasets;

internal sealed class SyntheticDigitsTests
{
    private static readonly SyntheticDigitsOptions Few =
        new() { TrainCount = 40, TestCount = 20, Normalize = Normalization.None };

    private static readonly SyntheticDigitsOptions Still = Few with
    {
        Translation = 0,
        Rotation = 0,
        Scale = 0,
        Shear = 0,
        Elastic = 0,
        MinThickness = 0.1,
        MaxThickness = 0.1,
        Noise = 0,
        Occlusion = 0,
    };

    [Test]
    public void The_drawings_are_the_same_on_every_machine() =>
        Assert.That(
            Load(new()).Fingerprint, Is.EqualTo("9d4c048dc88219318c572303064c6a8278a0bbd7ca2aad225be45ee233b69cd3"));

    [Test]
    public void Another_seed_draws_other_digits() =>
        Assert.That(Load(Few with { Seed = 2 }).Fingerprint, Is.Not.EqualTo(Load(Few).Fingerprint));

    private static IEnumerable<TestCaseData> Changes()
    {
        yield return new TestCaseData(Still with { Translation = 3 }).SetArgDisplayNames("translation");
        yield return new TestCaseData(Still with { Rotation = 10 }).SetArgDisplayNames("rotation");
        yield return new TestCaseData(Still with { Scale = 0.2 }).SetArgDisplayNames("scale");
        yield return new TestCaseData(Still with { Shear = 0.2 }).SetArgDisplayNames("shear");
        yield return new TestCaseData(Still with { Elastic = 0.03 }).SetArgDisplayNames("elastic");
        yield return new TestCaseData(Still with { MinThickness = 0.05 }).SetArgDisplayNames("min_thickness");
        yield return new TestCaseData(Still with { MaxThickness = 0.15 }).SetArgDisplayNames("max_thickness");
        yield return new TestCaseData(Still with { Noise = 0.1 }).SetArgDisplayNames("noise");
        yield return new TestCaseData(Still with { Occlusion = 0.5 }).SetArgDisplayNames("occlusion");
    }

    [TestCaseSource(nameof(Changes))]
    public void Every_option_changes_the_drawings(SyntheticDigitsOptions changed) =>
        Assert.That(Load(changed).Fingerprint, Is.Not.EqualTo(Load(Still).Fingerprint));

    [Test]
    public void No_training_image_is_a_test_image()
    {
        var contents = Load(Few with { TrainCount = 300, TestCount = 300 });
        var training = Images(contents.Training).ToHashSet();
        Assert.That(training, Has.Count.EqualTo(300));
        Assert.That(Images(contents.Test!).Where(training.Contains), Is.Empty);

        static IEnumerable<string> Images(ImageSet images) =>
            Enumerable.Range(0, images.Count)
                .Select(index => string.Join(' ', images.Pixels(index, new Shape(1, 28, 28))));
    }

    [Test]
    public void A_larger_set_begins_with_the_smaller_one()
    {
        var (few, more) = (Load(Few), Load(Few with { TrainCount = 60 }));
        Assert.That(more.Training.Labels.Take(40), Is.EqualTo(few.Training.Labels));
        Assert.That(
            more.Training.Pixels(39, new Shape(1, 28, 28)), Is.EqualTo(few.Training.Pixels(39, new Shape(1, 28, 28))));
    }

    [Test]
    public void Of_every_ten_images_each_digit_is_one()
    {
        var labels = Load(Few).Training.Labels;
        Assert.That(labels.Chunk(10), Is.All.Matches<int[]>(ten => ten.Distinct().Count() == 10));
        Assert.That(labels.Chunk(10).Select(ten => string.Concat(ten)).Distinct().Count(), Is.GreaterThan(1));
    }

    [TestCase(8)]
    [TestCase(28)]
    [TestCase(65)]
    public void A_digit_fills_the_same_share_of_any_size(int size)
    {
        var contents = Load(Still with { Size = size });
        var shape = new Shape(1, size, size);
        Assert.That(new SyntheticDigitsDataset(Still with { Size = size }).ImageShape, Is.EqualTo(shape));
        var ink = Enumerable.Range(0, 40).Average(index => contents.Training.Pixels(index, shape).Average()) / 255;
        Assert.That(ink, Is.InRange(0.10, 0.20));
    }

    [Test]
    public void A_shift_moves_the_middle_of_the_ink_and_no_further_than_it_says()
    {
        var shape = new Shape(1, 28, 28);
        var (still, moved) = (Load(Still), Load(Still with { Translation = 3 }));
        var shifts = Enumerable.Range(0, 40)
            .Select(index => Math.Abs(MiddleColumn(moved, index) - MiddleColumn(still, index))).ToArray();
        Assert.That(shifts.Max(), Is.InRange(2.0, 3.05));

        double MiddleColumn(DatasetContents contents, int index)
        {
            var pixels = contents.Training.Pixels(index, shape);
            return pixels.Select((value, i) => (double)value * (i % 28)).Sum() / pixels.Sum();
        }
    }

    [Test]
    public void The_whole_image_can_be_hidden() =>
        Assert.That(Load(Still with { Occlusion = 1 }).Training.Pixels(0, new Shape(1, 28, 28)), Is.All.Zero);

    [Test]
    public void Far_shifts_draw_outside_without_harm() => Assert.That(
        () => Load(Few with { Translation = 500, Rotation = 180, Scale = 0.9, Shear = 1, Elastic = 0.5 }),
        Throws.Nothing);

    [TestCase(0)]
    [TestCase(-1.5)]
    [TestCase(Math.PI)]
    [TestCase(3)]
    public void A_turn_is_a_turn(double radians)
    {
        var (x, y) = Affine.Of(radians * 180 / Math.PI, 1, 1, 0, 0, 0).Map(1.5, 0.5);
        Assert.That(x, Is.EqualTo(0.5 + Math.Cos(radians)).Within(1e-13));
        Assert.That(y, Is.EqualTo(0.5 + Math.Sin(radians)).Within(1e-13));
    }

    [Test]
    public void The_elastic_displacement_has_the_standard_deviation_asked_for()
    {
        var (field, random) = (new ElasticField(), RandomStream.For(1, "test"));
        var squares = 0.0;
        for (var i = 0; i < 2000; i++)
        {
            field.Draw(0.03, ref random);
            var (x, y) = field.At(0.5, 0.2);
            squares += (x * x) + (y * y);
        }

        Assert.That(Math.Sqrt(squares / 4000), Is.EqualTo(0.03).Within(0.002));
    }

    [Test]
    public void Contradicting_options_are_refused()
    {
        Assert.That(
            () => new SyntheticDigitsDataset(new() { MinThickness = 0.2 }),
            Throws.InstanceOf<ComponentException>().With.Message.EqualTo(
                "min_thickness 0.2 is above max_thickness 0.12. Expected it no larger."));
        Assert.That(
            () => new SyntheticDigitsDataset(new() { TrainCount = int.MaxValue }),
            Throws.InstanceOf<ComponentException>().With.Message.StartsWith("2147483647 images of 28x28 are"));
    }

    [Test]
    public void A_cancelled_drawing_stops()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.That(
            () => new SyntheticDigitsDataset(new()).Load(cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private static DatasetContents Load(SyntheticDigitsOptions options) =>
        new SyntheticDigitsDataset(options).Load(CancellationToken.None);
}
