using System.ComponentModel;

namespace CnnLab.Manifests;

/// <summary>An entry of a sweep's <c>parameters</c>, without <c>values</c> and <c>when</c>.</summary>
internal sealed record SweepParameterOptions
{
    [Description("What a random sweep draws from; by default one of `values`.")]
    public SweepDistribution Distribution { get; init; } = SweepDistribution.Choice;

    [Description("The least number of a distribution.")]
    public double? Min { get; init; }

    [Description("The greatest number of a distribution.")]
    public double? Max { get; init; }
}
