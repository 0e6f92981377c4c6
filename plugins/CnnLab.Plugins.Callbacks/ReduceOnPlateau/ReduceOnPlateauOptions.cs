using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Callbacks;

/// <summary>The options of <see cref="ReduceOnPlateau"/>.</summary>
public sealed record ReduceOnPlateauOptions : MonitorOptions
{
    /// <summary>What the learning rate is multiplied with.</summary>
    [Description("What the learning rate is multiplied with.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public float Factor { get; init; } = 0.1f;

    /// <summary>Epochs without a better value that are waited for.</summary>
    [Description("How many epochs in a row may bring nothing better before the rate falls."), Range(1, int.MaxValue)]
    public int Patience { get; init; } = 3;

    /// <summary>The least factor of the learning rate.</summary>
    [Description("The share of the optimizer's learning rate below which it does not fall."), Range(0.0, 1.0)]
    public float MinFactor { get; init; }
}
