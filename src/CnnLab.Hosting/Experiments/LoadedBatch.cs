using CnnLab.Manifests;

namespace CnnLab.Hosting;

/// <summary>A manifest with all its trials.</summary>
/// <param name="Path">The manifest.</param>
/// <param name="Trials">The trials of its sweep; one where it has none.</param>
/// <param name="SweepFindings">What is wrong with the sweep itself.</param>
public sealed record LoadedBatch(
    string Path, IReadOnlyList<LoadedExperiment> Trials, IReadOnlyList<Finding> SweepFindings)
{
    private const int MostTitles = 3;

    /// <summary>Whether the sweep is what was meant and every trial can be run.</summary>
    public bool IsValid => Trials.Count > 0
        && SweepFindings.All(finding => finding.Severity != Severity.Error)
        && Trials.All(trial => trial.IsValid);

    /// <summary>
    /// The findings of the sweep and of all trials, each once; those of some trials only say of which.
    /// </summary>
    public IReadOnlyList<Finding> Findings =>
    [
        .. SweepFindings,
        .. Finding.InFileOrder(Trials
            .SelectMany(trial => trial.Findings.Select(finding => (Finding: finding, trial.Title)))
            .GroupBy(found => found.Finding, found => found.Title)
            .Select(group => group.Count() == Trials.Count ? group.Key : group.Key with
            {
                Message = $"{group.Key.Message} ({NamesOf([.. group])})",
            })),
    ];

    /// <summary>Which trials something is about: the first few by their titles, and how many more.</summary>
    public static string NamesOf(IReadOnlyList<string> titles)
    {
        var named = string.Join("; ", titles.Take(MostTitles));
        var more = titles.Count > MostTitles ? $"; and {titles.Count - MostTitles} more" : "";
        return $"trial{(titles.Count == 1 ? "" : "s")} {named}{more}";
    }
}
