using System.Text.Json.Serialization;

namespace CnnLab.Experiments;

/// <summary>What the lens saw of a fold's network: nothing that depends on the machine or its threads.</summary>
public sealed record LensFold
{
    /// <summary>The repeat, from 1.</summary>
    public required int Repeat { get; init; }

    /// <summary>The fold, from 1.</summary>
    public required int Fold { get; init; }

    /// <summary>The sha256 of the file of the checkpoint.</summary>
    public required string CheckpointSha256 { get; init; }

    /// <summary>The share of the images, unchanged, that are called what they are.</summary>
    public required double Accuracy { get; init; }

    /// <summary>
    /// Shifts by so many pixels: along rows, columns and both, the mean of eight directions. What comes in is the
    /// image's background: of each channel the median of its outermost pixels, for digits on black 0.
    /// </summary>
    /// <remarks>
    /// Zhang: "Making Convolutional Networks Shift-Invariant Again", 2019, has two random shifts agree; here the
    /// shifted image has to agree with the unshifted one, so that no draw decides.
    /// </remarks>
    public required IReadOnlyList<LensPoint> Shifts { get; init; }

    /// <summary>Gaussian noise, cut off at the ends of the range of values; its unit is that range.</summary>
    public required IReadOnlyList<LensPoint> Noise { get; init; }

    /// <summary>Gaussian blur, the outermost pixels repeated beyond the border; its unit is a pixel.</summary>
    public required IReadOnlyList<LensPoint> Blur { get; init; }

    /// <summary>A square of background somewhere; its unit is the image's shorter side.</summary>
    public required IReadOnlyList<LensPoint> Occlusion { get; init; }

    /// <summary>The output of every pooling layer, in the network's order.</summary>
    public required IReadOnlyList<PoolingStatistics> Pooling { get; init; }

    /// <summary>The filters of the first convolution, at most <see cref="LensPictures.MostFilters"/>.</summary>
    public required IReadOnlyList<LensPicture> Filters { get; init; }

    /// <summary>The first of the images.</summary>
    public required LensPicture Example { get; init; }

    /// <summary>
    /// What every pooling layer makes of the example, at most <see cref="LensPictures.MostMaps"/> channels of each.
    /// </summary>
    public required IReadOnlyList<LensPicture> Maps { get; init; }

    /// <summary>The images' places in the data set.</summary>
    [JsonConverter(typeof(NumberLineConverter))]
    public required int[] Indexes { get; init; }

    /// <summary>The images' classes, as numbers.</summary>
    [JsonConverter(typeof(NumberLineConverter))]
    public required int[] Labels { get; init; }

    /// <summary>What the network calls the unchanged images.</summary>
    [JsonConverter(typeof(NumberLineConverter))]
    public required int[] Predicted { get; init; }

    /// <summary>The first images that it calls wrongly, at most <see cref="LensPictures.MostMistakes"/>.</summary>
    public required IReadOnlyList<LensMistake> Mistakes { get; init; }
}
