using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Schedules;

/// <summary>The options of <see cref="PolynomialSchedule"/>.</summary>
public sealed record PolynomialOptions
{
    /// <summary>The power; 1 for a straight line.</summary>
    [Description("The power; 1 for a straight line."), Range(0.01, 100.0)]
    public double Power { get; init; } = 1;

    /// <summary>The factor at the end of training.</summary>
    [Description("The factor at the end of training."), Range(0.0, 1.0)]
    public double EndFactor { get; init; } = 0;
}
