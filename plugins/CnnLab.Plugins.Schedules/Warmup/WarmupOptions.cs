using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Schedules;

/// <summary>The options of <see cref="WarmupSchedule"/>.</summary>
public sealed record WarmupOptions
{
    /// <summary>Epochs in which the rate rises.</summary>
    [Description("Epochs in which the rate rises."), Range(1, int.MaxValue)]
    public int Epochs { get; init; } = 5;

    /// <summary>The factor it rises from; the first step is one part above it.</summary>
    [Description("The factor it rises from; the first step is one part above it."), Range(0.0, 1.0)]
    public double StartFactor { get; init; } = 0;

    /// <summary>What comes then; null for a constant rate.</summary>
    [Description("The schedule of the epochs that are left; by default the rate stays.")]
    public Component<LearningRateSchedule>? After { get; init; }
}
