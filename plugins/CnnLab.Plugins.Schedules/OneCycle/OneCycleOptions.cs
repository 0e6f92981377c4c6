using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Schedules;

/// <summary>The options of <see cref="OneCycleSchedule"/>.</summary>
public sealed record OneCycleOptions
{
    /// <summary>The share of training in which it rises.</summary>
    [Description("The share of training in which it rises."), Range(0.0, 0.99)]
    public double PctStart { get; init; } = 0.3;

    /// <summary>How many times the start is below the top.</summary>
    [Description("How many times the start is below the top."), Range(1.0, 1e6)]
    public double DivFactor { get; init; } = 25;

    /// <summary>How many times the end is below the start.</summary>
    [Description("How many times the end is below the start."), Range(1.0, 1e12)]
    public double FinalDivFactor { get; init; } = 1e4;
}
