using CnnLab.Manifests;

namespace CnnLab.Experiments;

/// <summary>What the manifests of runs plan besides these runs: which trials their sweeps name.</summary>
public static class PlannedRuns
{
    /// <summary>How many trials have no directory yet. Told from the recorded manifests and their bases alone.</summary>
    /// <param name="runs">The runs that are there.</param>
    public static int NotBegun(IEnumerable<StandingRun> runs)
    {
        // Thousands of runs have one manifest.
        var given = new Dictionary<string, string?>();
        var batches = runs.Select(run => (run.Labels, Manifest: Read(run.Directory, given)))
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

    /// <summary>The manifest on top of what it extends; null where it cannot be put together.</summary>
    /// <param name="runDirectory">The run's directory.</param>
    /// <param name="given">What was put together before, by the texts that it is of.</param>
    private static string? Read(string runDirectory, Dictionary<string, string?> given)
    {
        try
        {
            var run = RunDirectory.Open(runDirectory);
            var (manifest, bases) = (File.ReadAllText(run.ManifestFile), run.ReadBases());
            var texts = string.Join('\0', bases.Prepend(manifest));
            if (!given.TryGetValue(texts, out var whole))
            {
                whole = ManifestDocument.PutTogether(manifest, bases)?.ToJsonString();
                given.Add(texts, whole);
            }

            return whole;
        }
        catch (Exception exception) when (exception is RunFileException || RunFileException.IsRefusal(exception))
        {
            return null;
        }
    }
}
