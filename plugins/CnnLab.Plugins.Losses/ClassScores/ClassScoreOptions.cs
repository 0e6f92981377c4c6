using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Losses;

/// <summary>
/// The options of <see cref="PrecisionMetric"/>, <see cref="RecallMetric"/> and <see cref="F1ScoreMetric"/>.
/// </summary>
public sealed record ClassScoreOptions
{
    /// <summary>How the classes' scores become one number.</summary>
    [Description(
        "How the classes' scores become one number. macro: their mean over the classes that occur among labels or "
        + "predictions; weighted: each weighted with its samples; micro: the score of all counts together.")]
    public ClassAverage Average { get; init; } = ClassAverage.Macro;

    /// <summary>The one class whose score is wanted; null for the average.</summary>
    [Description("The one class whose score is wanted, counted from 0, instead of an average.")]
    [Range(0, int.MaxValue)]
    public int? Class { get; init; }

    /// <summary>Whether every class's own score is reported, too.</summary>
    [Description(
        "Whether every class's own score is reported, too, as recall.cat for the class cat; not of a class that occurs "
        + "neither among labels nor predictions. Off by default: with many classes that is many numbers each epoch.")]
    public bool PerClass { get; init; }
}
