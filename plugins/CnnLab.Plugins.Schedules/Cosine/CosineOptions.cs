using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Schedules;

/// <summary>The options of <see cref="CosineSchedule"/>.</summary>
public sealed record CosineOptions
{
    /// <summary>The factor at the end of training.</summary>
    [Description("The factor at the end of training."), Range(0.0, 1.0)]
    public double EndFactor { get; init; } = 0;
}
