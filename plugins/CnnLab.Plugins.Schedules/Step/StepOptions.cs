using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Schedules;

/// <summary>The options of <see cref="StepSchedule"/>.</summary>
public sealed record StepOptions
{
    /// <summary>Epochs between two steps.</summary>
    [Description("Epochs between two steps."), Range(1, int.MaxValue)]
    public int StepSize { get; init; } = 10;

    /// <summary>The factor of a step.</summary>
    [Description("The factor of a step."), Range(0.0, 1.0)]
    public double Gamma { get; init; } = 0.1;
}
