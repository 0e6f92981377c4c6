using System.ComponentModel.DataAnnotations;
using CnnLab.Plugins.Augmentations;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Augmentations;

internal sealed class AugmentationsPluginTests
{
    private static readonly CnnLab.Augmentation[] All =
    [
        new RandomCropAugmentation(new()),
        new RandomFlipAugmentation(new()),
        new RandomAffineAugmentation(new()),
        new RandomErasingAugmentation(new() { Probability = 1, Fill = ErasingFill.Gaussian }),
        new GaussianNoiseAugmentation(new()),
        new BrightnessContrastAugmentation(new()),
    ];

    private static readonly object[] OutOfRange =
    [
        new RandomFlipOptions { Probability = 1.1 },
        new RandomAffineOptions { Rotation = -1 },
        new RandomAffineOptions { Scale = 1 },
        new RandomAffineOptions { Shear = 90 },
        new RandomAffineOptions { Translation = 2 },
        new RandomErasingOptions { MinAspectRatio = 0 },
        new RandomErasingOptions { MaxArea = 1.5 },
        new GaussianNoiseOptions { Stddev = -1 },
        new BrightnessContrastOptions { Contrast = 1.1 },
        new MixupOptions { Alpha = 0 },
        new CutmixOptions { Probability = -0.1 },
    ];

    [Test]
    public void The_augmentations_are_registered_with_a_description()
    {
        var components = RecordingPluginBuilder.Of(new AugmentationsPlugin());
        Assert.That(
            components.Select(component => component.Type),
            Is.EqualTo(new[]
            {
                "random_crop", "random_flip", "random_affine", "random_erasing", "gaussian_noise",
                "brightness_contrast", "mixup", "cutmix",
            }));
        Assert.That(components.Select(component => component.Kind), Is.All.EqualTo(ComponentKind.Augmentation));
        Assert.That(components.Select(component => component.Description), Is.All.Not.Empty);
    }

    [TestCaseSource(nameof(OutOfRange))]
    public void Options_out_of_range_are_refused(object options)
    {
        var findings = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), findings, validateAllProperties: true);
        Assert.That(findings, Has.Count.EqualTo(1));
    }

    [TestCaseSource(nameof(All))]
    public void The_same_image_and_epoch_give_the_same_and_others_something_else(CnnLab.Augmentation augmentation)
    {
        var shape = new Shape(3, 9, 7);
        var images = Enumerable.Range(0, 20).Select(seed => Augmented.Apply(augmentation, shape, seed)).ToArray();
        Assert.That(Augmented.Apply(augmentation, shape, 4), Is.EqualTo(images[4]));
        Assert.That(images.Select(pixels => string.Join(' ', pixels)).Distinct().Count(), Is.GreaterThan(2));
    }

    [TestCaseSource(nameof(All))]
    public void Another_epoch_changes_an_image_otherwise(CnnLab.Augmentation augmentation)
    {
        var shape = new Shape(3, 9, 7);
        var epochs = Enumerable.Range(0, 20).Select(epoch =>
        {
            var (pixels, random) = (Augmented.Numbered(shape), Augmented.Stream(image: 0, epoch));
            augmentation.Apply(pixels, shape, ref random);
            return string.Join(' ', pixels);
        });
        Assert.That(epochs.Distinct().Count(), Is.GreaterThan(2));
    }

    [TestCaseSource(nameof(All))]
    public void Nothing_is_allocated_once_warm(CnnLab.Augmentation augmentation)
    {
        var shape = new Shape(3, 9, 7);
        var (pixels, random) = (Augmented.Numbered(shape), Augmented.Stream(0));
        augmentation.Apply(pixels, shape, ref random);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            augmentation.Apply(pixels, shape, ref random);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [TestCaseSource(nameof(All))]
    public void A_single_pixel_is_an_image_too(CnnLab.Augmentation augmentation)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            Assert.That(Augmented.Apply(augmentation, new Shape(1, 1, 1), seed), Is.All.Matches<float>(float.IsFinite));
        }
    }
}
