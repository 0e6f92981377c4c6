using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab;

/// <summary>One training, scored on the data set's own test images or on a share of the training images.</summary>
public sealed record HoldOutOptions : CrossValidationOptions
{
    /// <summary>The share of the training images that is scored; null for the data set's own test images.</summary>
    [Description(
            "The share of the training images that is set aside and scored; "
            + "by default the data set's own test images are.")]
    [Range(0.001, 0.9)]
    public double? TestSize { get; init; }
}
