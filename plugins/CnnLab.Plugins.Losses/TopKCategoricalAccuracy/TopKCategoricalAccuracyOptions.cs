using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Losses;

/// <summary>The options of <see cref="TopKCategoricalAccuracyMetric"/>.</summary>
public sealed record TopKCategoricalAccuracyOptions
{
    /// <summary>Among how many of the largest predictions the true class must be.</summary>
    [Description("Among how many of the largest predictions the true class must be.")]
    [Range(1, int.MaxValue)]
    public int K { get; init; } = 5;
}
