using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Schedules;

/// <summary>The options of <see cref="CosineRestartsSchedule"/>.</summary>
public sealed record CosineRestartsOptions
{
    /// <summary>Epochs of the first cycle.</summary>
    [Description("Epochs of the first cycle."), Range(1, int.MaxValue)]
    public int FirstCycleEpochs { get; init; } = 10;

    /// <summary>How much longer every cycle is than the one before.</summary>
    [Description("How much longer every cycle is than the one before."), Range(1, 100)]
    public int CycleMultiplier { get; init; } = 2;

    /// <summary>How much higher or lower every cycle begins than the one before.</summary>
    [Description("How much higher or lower every cycle begins than the one before."), Range(0.0, 1.0)]
    public double StartMultiplier { get; init; } = 1;

    /// <summary>The factor at the end of a cycle.</summary>
    [Description("The factor at the end of a cycle."), Range(0.0, 1.0)]
    public double EndFactor { get; init; } = 0;
}
