using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Datasets;

/// <summary>The options of <see cref="CsvDataset"/>; the defaults are those of MNIST as csv.</summary>
public sealed record CsvOptions : FileDatasetOptions
{
    /// <summary>The file of training images.</summary>
    [Description("The file of training images, in the folder that path names.")]
    public string TrainFile { get; init; } = "train.csv";

    /// <summary>The file of test images; null where there are none.</summary>
    [Description("The file of test images; by default there are none.")]
    public string? TestFile { get; init; }

    /// <summary>Whether the first line has names.</summary>
    [Description("Whether the first line has the names of the columns and is passed over.")]
    public bool Header { get; init; }

    /// <summary>The column of the label, from 0; from the end if negative.</summary>
    [Description("The column of the label, from 0; -1 is the last. All others are pixels: channels, rows, columns.")]
    public int LabelColumn { get; init; }

    /// <summary>How many classes there are; labels are 0 to one less.</summary>
    [Description("How many classes there are; labels are whole numbers from 0."), Range(1, 1_000_000)]
    public int NumClasses { get; init; } = 10;

    /// <summary>Rows and columns of an image.</summary>
    [Description("Rows and columns of an image."), Range(1, 65536)]
    public Size2D ImageSize { get; init; } = 28;

    /// <summary>Channels of an image.</summary>
    [Description("Channels of an image."), Range(1, 65536)]
    public int Channels { get; init; } = 1;

    /// <summary>The largest value a pixel can have, which normalisation makes 1; the smallest is 0.</summary>
    [Description("The largest value a pixel can have, which normalize unit and symmetric make 1; the smallest is 0.")]
    [Range(0.0, 1e30, MinimumIsExclusive = true)]
    public double MaxValue { get; init; } = 255;
}
