using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Datasets;

/// <summary>The options of <see cref="NpzDataset"/>.</summary>
public sealed record NpzOptions : FileDatasetOptions
{
    /// <summary>The file.</summary>
    [Description("The file, in the folder that path names.")]
    public string File { get; init; } = "data.npz";

    /// <summary>The array of the training images.</summary>
    [Description("The array of the training images, uint8 or float32, [images, height, width] or with channels.")]
    public string TrainImages { get; init; } = "x";

    /// <summary>The array of the training labels.</summary>
    [Description("The array of the training labels, uint8, int32 or int64, whole numbers from 0.")]
    public string TrainLabels { get; init; } = "y";

    /// <summary>The array of the test images; null where there are none.</summary>
    [Description("The array of the test images; by default there are none.")]
    public string? TestImages { get; init; }

    /// <summary>The array of the test labels; null where there are none.</summary>
    [Description("The array of the test labels; by default there are none.")]
    public string? TestLabels { get; init; }

    /// <summary>Where the channels are in an array of four dimensions.</summary>
    [Description("Whether the channels of an array of four dimensions come last, after the columns, or first.")]
    public DataFormat DataFormat { get; init; } = DataFormat.ChannelsLast;

    /// <summary>How many classes there are; labels are 0 to one less.</summary>
    [Description("How many classes there are; labels are whole numbers from 0."), Range(1, 1_000_000)]
    public int NumClasses { get; init; } = 10;

    /// <summary>Rows and columns of an image.</summary>
    [Description("Rows and columns of an image."), Range(1, 65536)]
    public Size2D ImageSize { get; init; } = 28;

    /// <summary>Channels of an image.</summary>
    [Description("Channels of an image."), Range(1, 65536)]
    public int Channels { get; init; } = 1;

    /// <summary>The largest value of a pixel, which normalisation makes 1.</summary>
    [Description("The value that normalize unit and symmetric make 1: 255 for bytes, often 1 for floats.")]
    [Range(0.0, 1e30, MinimumIsExclusive = true)]
    public double MaxValue { get; init; } = 255;
}
