using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab;

/// <summary>The training images in k parts, each scored once by a network that learned from the others.</summary>
public record KFoldOptions : CrossValidationOptions
{
    /// <summary>How many parts.</summary>
    [Description("How many folds."), Range(2, 1000)]
    public int NSplits { get; init; } = 5;

    /// <summary>How often the whole is done, every time with another split.</summary>
    [Description("How often the whole is done, every time with another split."), Range(1, 1000)]
    public int NRepeats { get; init; } = 1;

    /// <summary>Whether the images are shuffled before they are split.</summary>
    [Description("Whether the images are shuffled before they are split.")]
    public bool Shuffle { get; init; } = true;
}
