using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Manifests;

/// <summary>
/// The manifest's <c>sweep</c>, without <c>parameters</c>, <c>list</c> and <c>exclude</c>, whose keys are the user's.
/// </summary>
internal sealed record SweepOptions
{
    [Description("How values are chosen: grid makes all combinations, random draws samples, list takes those of `list`.")]
    public SweepMethod Method { get; init; } = SweepMethod.Grid;

    [Description("How many combinations a random sweep draws."), Range(1, SweepExpander.MostTrials)]
    public int? Samples { get; init; }

    [Description("Groups of parameters that change together: the first value of one goes with the first of the others.")]
    public IReadOnlyList<IReadOnlyList<string>> Zip { get; init; } = [];

    [Description("Each combination is run with each of these seeds; repeats, not something that is compared.")]
    public IReadOnlyList<ulong> Seeds { get; init; } = [];

    [Description("The most runs; what is beyond them is left out, and said."), Range(1, SweepExpander.MostTrials)]
    public int? MaxRuns { get; init; }
}
