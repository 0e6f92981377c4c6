using CnnLab.Manifests;

namespace CnnLab.Experiments;

/// <summary>What the manifests of runs plan besides these runs: which trials their sweeps name.</summary>
public static class PlannedRuns
{
    /// <summary>
    /// How many trials have no directory yet. Told from the recorded manifests alone, so those that extend other files
    /// are taken to be complete.
    /// </summary>
    /// <param name="runs">The runs that are there.</param>
    public static int NotBegun(IEnumerable<StandingRun> runs)
    {
        // Thousands of runs have one manifest.
        var batches = runs.Select(run => (run.Labels, Manifest: Read(run.Directory)))
            .Where(run => run.Manifest is not null)
            .GroupBy(run => run.Manifest!, run => Title(run.Labels));
        return batches.Sum(batch => Trials(batch.Key).Except(batch).Count());
    }

    private static IEnumerable<string> Trials(string manifest)
    {
        var document = ManifestDocument.Parse(manifest, "manifest.json");
        var expansion = SweepExpander.Expand(document);
        return document.Findings.Concat(expansion.Findings).Any(finding => finding.Severity == Severity.Error)
            ? []
            : expansion.Trials.Select(trial => Title(trial.Labels));
    }

    private static string Title(IReadOnlyDictionary<string, string> labels) => string.Join(
        ", ", labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"));

    private static string? Read(string runDirectory)
    {
        try
        {
            return File.ReadAllText(RunDirectory.Open(runDirectory).ManifestFile);
        }
        catch (Exception exception) when (exception is RunFileException || RunFileException.IsRefusal(exception))
        {
            return null;
        }
    }
}
