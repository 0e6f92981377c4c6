using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab;

/// <summary>What every data set of images has; derive from it to add options of your own.</summary>
public record DatasetOptions
{
    /// <summary>What is done to the pixels.</summary>
    [Description(
        "What is done to pixels of 0 to 255: unit divides by 255, symmetric maps to -1..1, none leaves them, "
        + "standardize gives each channel mean 0 and standard deviation 1 over the images that a fold learns from.")]
    public Normalization Normalize { get; init; } = Normalization.Unit;

    /// <summary>Changes to the training images, applied in this order, otherwise in every epoch.</summary>
    [Description(
        "Changes to the training images, applied in this order, otherwise in every epoch; those that mix the images of "
        + "a batch come last.")]
    public IReadOnlyList<Component<Augmentation>> Augmentation { get; init; } = [];

    /// <summary>Use the first so many training images only; null for all.</summary>
    [Description("Use the first so many training images only; by default all."), Range(1, int.MaxValue)]
    public int? TrainLimit { get; init; }

    /// <summary>Use the first so many test images only; null for all.</summary>
    [Description("Use the first so many test images only; by default all."), Range(1, int.MaxValue)]
    public int? TestLimit { get; init; }

    /// <summary>The fingerprint that the data must have; null for any.</summary>
    [Description("Refuse data with another fingerprint than this; a run's is in its provenance.json.")]
    [RegularExpression("[0-9a-f]{64}")]
    public string? Sha256 { get; init; }
}
