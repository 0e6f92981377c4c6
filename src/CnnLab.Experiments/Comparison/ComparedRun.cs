using System.Text.Json.Nodes;
using CnnLab.Manifests;

namespace CnnLab.Experiments;

/// <summary>A run as a comparison sees it: what its directory says about its numbers and how they came about.</summary>
public sealed record ComparedRun
{
    private const string SeedLabel = "seed";

    /// <summary>The run's directory.</summary>
    public required string Directory { get; init; }

    /// <summary>Its numbers.</summary>
    public required RunSummary Summary { get; init; }

    /// <summary>Its samples, by their counts and hashes: the places of thousands of runs would fill the memory.</summary>
    public required IReadOnlyList<FoldRecord> Folds { get; init; }

    /// <summary>What it was computed with.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>Its manifest with every default filled in.</summary>
    public required JsonObject Resolved { get; init; }

    /// <summary>
    /// The hashes of its batch orders and initial weights; null where an earlier version has run it, or where no fold
    /// has ended.
    /// </summary>
    public IReadOnlyList<PairingRecord>? Pairing { get; init; }

    /// <summary>
    /// Its manifest as given, on top of what it extends: it says what refers to the manifest's <c>components</c>.
    /// </summary>
    public JsonNode? Manifest { get; init; }

    /// <summary>The run's id.</summary>
    public string Id => Summary.Id;

    /// <summary>Where its data are from.</summary>
    public DataSource Data => DataSource.Of(Resolved);

    /// <summary>Reads the directory of a run that has ended.</summary>
    /// <exception cref="RunFileException">A file is missing or not what was written.</exception>
    public static ComparedRun Read(string runDirectory)
    {
        var run = RunDirectory.Open(runDirectory);
        return new ComparedRun
        {
            Directory = run.FullPath,
            Summary = RunSummary.Read(run.FullPath),
            Folds = [.. FoldRecord.Read(run.FullPath).Select(WithoutIndexes)],
            Provenance = RunJson.Read<Provenance>(run.ProvenanceFile),
            Resolved = RunJson.Read<JsonObject>(run.ResolvedFile),
            Manifest = ReadAsGiven(run),
            Pairing = PairingRecord.Find(run.FullPath),
        };
    }

    /// <summary>
    /// The name of its variant: the choice of its sweep, else what its manifest has at the path; null if it has
    /// neither.
    /// </summary>
    /// <param name="factor">The path of what is compared, <c>components.pool</c>.</param>
    public string? VariantOf(string factor) =>
        Summary.Labels.TryGetValue(factor, out var label) ? label
        : FactorPlaces.Of(factor, this) is [var place, ..] ? Name(JsonPlaces.Find(Resolved, place))
        : null;

    /// <summary>What its manifest has at the path; null where that is no component, or a sweep has named it.</summary>
    internal JsonObject? ComponentOf(string factor) => Summary.Labels.ContainsKey(factor) ? null
        : FactorPlaces.Of(factor, this) is [var place, ..] ? JsonPlaces.Find(Resolved, place) as JsonObject
        : null;

    /// <summary>Its other choices, without the seed: runs are compared where they agree in them.</summary>
    internal string OtherChoices(string factor) => string.Join(", ", Summary.Labels
        .Where(label => label.Key != factor && label.Key != SeedLabel)
        .OrderBy(label => label.Key, StringComparer.Ordinal)
        .Select(label => $"{label.Key}={label.Value}"));

    private static FoldRecord WithoutIndexes(FoldRecord fold) => fold with
    {
        Validation = fold.Validation with { Indexes = null },
        Test = fold.Test with { Indexes = null },
    };

    /// <summary>Whether a sweep has chosen options of its data set, besides which one it is.</summary>
    internal bool HasDataChoice(string factor) => Summary.Labels.Keys.Any(path => path != factor
        && path.StartsWith("dataset.", StringComparison.Ordinal) && path is not ("dataset.type" or "dataset.path"));

    private static string? Name(JsonNode? node) =>
        node is JsonObject component ? component["type"]?.ToString() : node?.ToJsonString().Trim('"');

    private static JsonObject ReadAsGiven(RunDirectory run)
    {
        try
        {
            return ManifestDocument.PutTogether(File.ReadAllText(run.ManifestFile), run.ReadBases())
                ?? throw new RunFileException(
                    $"{run.ManifestFile} is not what cnnlab wrote: with the files in {run.BasesFolder} it is no "
                    + "manifest.");
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            throw RunFileException.CannotRead(run.ManifestFile, exception);
        }
    }
}
