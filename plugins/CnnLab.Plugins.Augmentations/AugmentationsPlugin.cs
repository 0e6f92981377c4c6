namespace CnnLab.Plugins.Augmentations;

/// <summary>The augmentations that come with the lab.</summary>
public sealed class AugmentationsPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddAugmentation<RandomCropAugmentation, RandomCropOptions>("random_crop");
        plugin.AddAugmentation<RandomFlipAugmentation, RandomFlipOptions>("random_flip");
        plugin.AddAugmentation<RandomAffineAugmentation, RandomAffineOptions>("random_affine");
        plugin.AddAugmentation<RandomErasingAugmentation, RandomErasingOptions>("random_erasing");
        plugin.AddAugmentation<GaussianNoiseAugmentation, GaussianNoiseOptions>("gaussian_noise");
        plugin.AddAugmentation<BrightnessContrastAugmentation, BrightnessContrastOptions>("brightness_contrast");
        plugin.AddAugmentation<MixupAugmentation, MixupOptions>("mixup");
        plugin.AddAugmentation<CutmixAugmentation, CutmixOptions>("cutmix");
    }
}
