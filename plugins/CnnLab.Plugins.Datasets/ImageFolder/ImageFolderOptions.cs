using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Datasets;

/// <summary>The options of <see cref="ImageFolderDataset"/>; names and the size are those of Keras.</summary>
public sealed record ImageFolderOptions : DatasetOptions
{
    /// <summary>The folder of the training images; must be given.</summary>
    [Description("The folder with a subfolder of training images for each class, relative to the manifest; required.")]
    public string? Path { get; init; }

    /// <summary>The folder of the test images; null where there are none.</summary>
    [Description("The folder of test images, with the same subfolders; by default there are none.")]
    public string? TestPath { get; init; }

    /// <summary>The names of the subfolders; empty for all that <see cref="Path"/> has.</summary>
    [Description(
        "The subfolders, a class each; a label is a place in this list. By default all of 'path' in ordinal order.")]
    public IReadOnlyList<string> ClassNames { get; init; } = [];

    /// <summary>Rows and columns that every image gets.</summary>
    [Description("Rows and columns that every image gets."), Range(1, 4096)]
    public Size2D ImageSize { get; init; } = 256;

    /// <summary>Colour or gray.</summary>
    [Description("rgb gives three channels, grayscale one.")]
    public ColorMode ColorMode { get; init; } = ColorMode.Rgb;

    /// <summary>
    /// Whether the largest centred part with the right ratio of sides is used; otherwise the image is distorted.
    /// </summary>
    [Description("Whether an image of another ratio of sides is cropped about its centre; otherwise it is distorted.")]
    public bool CropToAspectRatio { get; init; } = true;

    /// <summary>What becomes of an image that cannot be read.</summary>
    [Description(
        "What becomes of an image that is broken or too large: fail ends the run, skip names it and leaves it out.")]
    public OnBroken OnBroken { get; init; } = OnBroken.Fail;

    /// <summary>When images are decoded.</summary>
    [Description("up_front keeps all decoded images in memory, on_the_fly decodes each whenever it is needed.")]
    public DecodeTime Decode { get; init; } = DecodeTime.UpFront;

    /// <summary>The largest image that is decoded, in pixels; decoding takes four bytes for each.</summary>
    [Description("The largest image that is decoded, in pixels of the file; each takes four bytes while it is.")]
    [Range(1, 500_000_000)]
    public int MaxPixels { get; init; } = 50_000_000;
}
