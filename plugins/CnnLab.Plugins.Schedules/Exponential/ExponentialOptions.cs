using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Schedules;

/// <summary>The options of <see cref="ExponentialSchedule"/>.</summary>
public sealed record ExponentialOptions
{
    /// <summary>The factor of an epoch.</summary>
    [Description("The factor of an epoch."), Range(0.0, 1.0)]
    public double Gamma { get; init; } = 0.95;

    /// <summary>Whether it falls between epochs only.</summary>
    [Description("Whether it falls between epochs only, not at every step.")]
    public bool Staircase { get; init; }
}
