using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Schedules;

/// <summary>The options of <see cref="MultiStepSchedule"/>.</summary>
public sealed record MultiStepOptions
{
    /// <summary>The epochs, from 0, that begin with a lower rate.</summary>
    [Description("The epochs, counted from 0, that begin with a lower rate."), Required]
    public required IReadOnlyList<int> Milestones { get; init; }

    /// <summary>The factor at each of them.</summary>
    [Description("The factor at each of them."), Range(0.0, 1.0)]
    public double Gamma { get; init; } = 0.1;
}
