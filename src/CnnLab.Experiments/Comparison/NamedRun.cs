namespace CnnLab.Experiments;

/// <summary>A run with the name of its variant.</summary>
/// <param name="Run">The run.</param>
/// <param name="Variant">Its variant.</param>
internal sealed record NamedRun(ComparedRun Run, string Variant)
{
    /// <summary>The run's seed.</summary>
    public ulong Seed => Run.Provenance.Seed;

    /// <summary>Whether every fold has a value of a metric.</summary>
    public bool IsComplete(string metric) => Run.Summary.Metrics[metric].Values.All(value => value is not null);

    /// <summary>The run as one that takes no part.</summary>
    public LeftOutRun LeftOut(string reason) => new(Run.Directory, Variant, Run.Data.Name, reason);
}
