using System.Text.Json.Nodes;
using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>What is done to an image before a network sees it: the options of its data set that say so.</summary>
public sealed record PreprocessingRecord
{
    /// <summary>What is done to pixels.</summary>
    public required Normalization Normalize { get; init; }

    /// <summary>The value of white before that.</summary>
    public double MaxValue { get; init; } = 255;

    /// <summary>Whether an image of another ratio of sides is cropped about its centre; otherwise distorted.</summary>
    public bool CropToAspectRatio { get; init; } = true;

    /// <summary>The largest image that is decoded, in pixels of the file.</summary>
    public int MaxPixels { get; init; } = 50_000_000;

    /// <summary>Whether the channels of arrays come last or first.</summary>
    public string DataFormat { get; init; } = "channels_last";

    /// <summary>Those of a resolved manifest's <c>dataset</c>; the defaults where a data set has no such option.</summary>
    internal static PreprocessingRecord Of(JsonObject dataset)
    {
        string[] names = ["normalize", "max_value", "crop_to_aspect_ratio", "max_pixels", "data_format"];
        var known = dataset.Where(option => names.Contains(option.Key) && option.Value is not null)
            .Select(option => KeyValuePair.Create(option.Key, option.Value?.DeepClone()));
        return System.Text.Json.JsonSerializer.Deserialize<PreprocessingRecord>(
            new JsonObject(known), RunJson.Options)!;
    }

    /// <summary>What readers of images are asked for.</summary>
    internal WantedImage Wanted(Shape shape) => new(shape)
    {
        CropToAspectRatio = CropToAspectRatio,
        MaxPixels = MaxPixels,
        MaxValue = MaxValue,
        ChannelsLast = DataFormat == "channels_last",
    };

    /// <summary>
    /// Normalises pixels of 0 to <see cref="MaxValue"/>; whole bytes to the bits that training saw. What belongs to a
    /// fold, <see cref="Standardization"/>, comes after it.
    /// </summary>
    internal void Apply(ReadOnlySpan<float> pixels, Span<float> image)
    {
        var isBytes = MaxValue == 255;
        for (var i = 0; i < pixels.Length; i++)
        {
            image[i] = Normalize switch
            {
                Normalization.Unit or Normalization.Standardize => isBytes ? pixels[i] / 255f : (float)(pixels[i] / MaxValue),
                Normalization.Symmetric => isBytes
                    ? (pixels[i] / 127.5f) - 1f
                    : (float)((pixels[i] / (MaxValue / 2)) - 1),
                Normalization.None => pixels[i],
                _ => throw new RunFileException(
                    $"network.json has \"normalize\": {Normalize}, which a prediction cannot do."),
            };
        }
    }
}
