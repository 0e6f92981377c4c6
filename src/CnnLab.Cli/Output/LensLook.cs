using CnnLab.Experiments;

namespace CnnLab.Cli.Output;

/// <summary>A run that was looked at.</summary>
/// <param name="Run">The run.</param>
/// <param name="Result">What was seen; null where it could not be.</param>
/// <param name="Error">Why not; null where it could.</param>
internal sealed record LensLook(StandingRun Run, LensResult? Result, string? Error)
{
    /// <summary>What the run is called in tables: runs that differ in their seed only are of one name.</summary>
    public static string NameOf(StandingRun run)
    {
        var choices = string.Join(", ", run.Labels.Where(label => label.Key != "seed").Select(label => label.Value));
        return choices.Length > 0 ? $"{run.Name} {choices}" : run.Name;
    }
}
