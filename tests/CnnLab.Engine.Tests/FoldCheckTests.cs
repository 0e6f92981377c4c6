using CsCheck;

namespace CnnLab.Engine.Tests;

public sealed class FoldCheckTests
{
    private static readonly Gen<CrossValidationOptions> Options = Gen.OneOf<CrossValidationOptions>(
        Gen.Int[2, 9].Select(folds => (CrossValidationOptions)new KFoldOptions { NSplits = folds }),
        Gen.Int[2, 9].Select(folds => (CrossValidationOptions)new StratifiedKFoldOptions { NSplits = folds }),
        Gen.Double[0.001, 0.9].Select(share => (CrossValidationOptions)new HoldOutOptions { TestSize = share }),
        Gen.Const((CrossValidationOptions)new HoldOutOptions()));

    private static DatasetContents Data(int training, int test)
    {
        var pixel = new Shape(1, 1, 1);
        return new DatasetContents(
            new ByteImageSet(new byte[training], new int[training], pixel, Normalization.Unit),
            test == 0 ? null : new ByteImageSet(new byte[test], new int[test], pixel, Normalization.Unit),
            "none");
    }

    [Test]
    public void What_fits_has_images_in_every_part_of_every_split_and_what_does_not_is_refused() =>
        Gen.Select(Options, Gen.OneOf(Gen.Const(0.0), Gen.Double[0.001, 0.9]), Gen.Int[1, 12], Gen.Int[0, 2])
            .Sample((options, validation, training, test) =>
            {
                var problem = FoldCheck.FindProblem(options, validation, training, test == 0 ? null : test);
                if (problem is not null)
                {
                    Assert.That(HasEmptyPart(options, validation, training, test), Is.True, problem);
                    Assert.That(
                        () => FoldPlanner.Plan(options, Data(training, test), validation, 1),
                        Throws.TypeOf<ComponentException>().With.Message.EqualTo(problem));
                    return;
                }

                foreach (var split in FoldPlanner.Plan(options, Data(training, test), validation, 1))
                {
                    Assert.That(split.Training, Is.Not.Empty);
                    Assert.That(split.Test, Is.Not.Empty);
                    Assert.That(split.Validation.Length > 0, Is.EqualTo(validation > 0));
                }
            });

    /// <summary>Deals out the images one by one.</summary>
    private static bool HasEmptyPart(CrossValidationOptions options, double validation, int training, int test)
    {
        var scored = new int[options is KFoldOptions folds ? folds.NSplits : 1];
        for (var image = 0; options is KFoldOptions && image < training; image++)
        {
            scored[image % scored.Length]++;
        }

        if (options is HoldOutOptions share)
        {
            scored[0] = share.TestSize is { } size ? Rounded(training * size) : test;
        }

        return scored.Any(count =>
        {
            var learned = training - (options is HoldOutOptions { TestSize: null } ? 0 : count);
            var kept = Rounded(learned * validation);
            return count == 0 || learned - kept <= 0 || (validation > 0 && kept == 0);
        });

        static int Rounded(double count) => (int)Math.Floor(count + 0.5);
    }

    // 7 images in 3 folds leave 4 to learn from where the fold has 3, of which 0.125 is half an image, rounded up.
    [TestCase(3, 0.0, 7, null)]
    [TestCase(7, 0.0, 7, null)]
    [TestCase(8, 0.0, 7, "cross_validation.n_splits is 8, the data set has 7 training images. Expected no more folds than images.")]
    [TestCase(3, 0.125, 7, null)]
    [TestCase(3, 0.124, 7, "training.validation_split is 0.124: of 4 images that leaves 0 and 4. Expected at least one on each side.")]
    public void Folds_are_refused_only_where_a_part_would_be_empty(
        int folds, double validation, int images, string? expected) => Assert.That(
        FoldCheck.FindProblem(new KFoldOptions { NSplits = folds }, validation, images, null), Is.EqualTo(expected));

    [TestCase(0.5, 1, "cross_validation.test_size is 0.5: of 1 images that leaves 1 and 0. Expected at least one on each side.")]
    [TestCase(0.5, 2, null)]
    public void A_share_needs_an_image_on_each_side(double share, int images, string? expected) => Assert.That(
        FoldCheck.FindProblem(new HoldOutOptions { TestSize = share }, 0, images, null), Is.EqualTo(expected));
}
