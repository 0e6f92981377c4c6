using System.Text.Json.Nodes;

namespace CnnLab.Experiments;

/// <summary>
/// Whether runs differ in the compared factor alone. Their folds, seeds, data, options, plugins and program are
/// compared as they were recorded, and so are the hashes of what really happened: the order of the batches, and the
/// initial weights of every layer that the factor does not touch. Only then are differences of their numbers paired.
/// </summary>
/// <param name="Differences">What differs besides the factor, a sentence each; empty if the runs are paired.</param>
/// <param name="Remarks">What differs but can only change the rounding of numbers, or follows from the factor.</param>
public sealed record PairingProof(IReadOnlyList<string> Differences, IReadOnlyList<string> Remarks)
{
    // Words, and places on a disk whose contents have a hash, change no number. A component's version is in its
    // plugin's.
    private static readonly string[] Harmless =
    [
        "manifest_version", "name", "description", "plugins", "output", "compute", "sweep", "comparison", "execution",
        "dataset.path", "dataset.mirrors", "model.initial_weights",
    ];

    /// <summary>Whether the comparison may be called paired.</summary>
    public bool IsPaired => Differences.Count == 0;

    /// <summary>Compares runs on one data set, of one seed each, with the first of them.</summary>
    /// <param name="runs">The runs of the variants.</param>
    /// <param name="factor">The path of what is compared, <c>components.pool</c>.</param>
    public static PairingProof Of(IReadOnlyList<ComparedRun> runs, string factor) => Joined(
    [
        .. runs.Skip(1).Select(run => new PairingProof(
            [.. DifferencesOf(runs[0], run, factor)], [.. RemarksOf(runs[0], run, factor)])),
        new PairingProof([.. Plugins(runs), .. runs.Count > 1 ? RecordedHashes.Differences(runs, factor) : []], []),
    ]);

    /// <summary>
    /// Whether the runs of one variant are one and the same but for their seeds: the mean over a rebuilt plugin's runs, or
    /// over trainings of other lengths, would be of nothing.
    /// </summary>
    /// <param name="runs">The runs of one variant on one data set.</param>
    internal static PairingProof Within(IReadOnlyList<ComparedRun> runs) => new(
        [
            .. runs.Skip(1).SelectMany(run => Differ(
                runs[0], run, "The version of cnnlab", runs[0].Provenance.ProductVersion, run.Provenance.ProductVersion)),
            .. Plugins(runs),
            .. runs.Skip(1).SelectMany(run => OtherValues(runs[0], run)),
        ],
        []);

    /// <summary>The proof of several comparisons together.</summary>
    internal static PairingProof Joined(IEnumerable<PairingProof> proofs)
    {
        var all = proofs.ToArray();
        return new PairingProof(
            [.. all.SelectMany(proof => proof.Differences).Distinct()],
            [.. all.SelectMany(proof => proof.Remarks).Distinct()]);
    }

    private static IEnumerable<string> DifferencesOf(ComparedRun a, ComparedRun b, string factor)
    {
        var (first, second) = (a.Provenance, b.Provenance);
        return
        [
            // Causes before what follows from them.
            .. Differ(a, b, "The seed", first.Seed, second.Seed),
            .. Options(a, b, factor),
            .. Differ(a, b, "The data's fingerprint", first.DataFingerprint, second.DataFingerprint),
            .. Differ(a, b, "The file of initial weights", first.InitialWeightsSha256, second.InitialWeightsSha256),
            .. Differ(a, b, "The version of cnnlab", first.ProductVersion, second.ProductVersion),
            .. Folds(a, b),
        ];
    }

    private static IEnumerable<string> RemarksOf(ComparedRun a, ComparedRun b, string factor) =>
    [
        .. Differ(a, b, "The provider of matrix products", a.Provenance.Provider, b.Provenance.Provider),
        .. Differ(a, b, "The processor", a.Provenance.Processor.Model, b.Provenance.Processor.Model),
        .. Differ(a, b, "The .NET runtime", a.Provenance.Runtime, b.Provenance.Runtime),
        .. RecordedHashes.OtherShapes(a, b, factor),
    ];

    // A plugin that one variant alone uses is part of the factor; one that several use must be the same build, whether
    // or not the first variant uses it.
    private static IEnumerable<string> Plugins(IEnumerable<ComparedRun> runs) =>
        from run in runs
        from plugin in run.Provenance.Plugins
        group (Run: run, plugin.Sha256) by plugin.Name into users
        let first = users.First()
        from user in users.Skip(1)
        from difference in Differ(
            first.Run, user.Run, $"The build of the plugin {users.Key}", first.Sha256, user.Sha256)
        select difference;

    private static IEnumerable<string> Folds(ComparedRun a, ComparedRun b)
    {
        if (a.Folds.Count != b.Folds.Count)
        {
            return Differ(a, b, "The number of folds", a.Folds.Count, b.Folds.Count);
        }

        return a.Folds.Zip(b.Folds).SelectMany(pair =>
        {
            var fold = $"repeat {pair.First.Repeat}, fold {pair.First.Fold}";
            return (string[])
            [
                .. Differ(a, b, "The order of the folds", (pair.First.Repeat, pair.First.Fold),
                    (pair.Second.Repeat, pair.Second.Fold)),
                .. Differ(a, b, $"Whether the data set's own test images are scored in {fold}",
                    pair.First.OwnTestImages, pair.Second.OwnTestImages),
                .. Differ(a, b, $"The list of training images of {fold}",
                    pair.First.Training.Sha256, pair.Second.Training.Sha256),
                .. Differ(a, b, $"The list of validation images of {fold}",
                    pair.First.Validation.Sha256, pair.Second.Validation.Sha256),
                .. Differ(a, b, $"The list of scored images of {fold}",
                    pair.First.Test.Sha256, pair.Second.Test.Sha256),
            ];
        });
    }

    private static IEnumerable<string> Options(ComparedRun a, ComparedRun b, string factor) =>
        OtherValues(a, b, [.. FactorPlaces.Of(factor, a), .. FactorPlaces.Of(factor, b)]);

    /// <summary>Where the manifests of two runs differ in what changes numbers, a sentence each.</summary>
    /// <param name="a">A run.</param>
    /// <param name="b">Another one.</param>
    /// <param name="allowed">Places in which they may differ.</param>
    internal static IEnumerable<string> OtherValues(ComparedRun a, ComparedRun b, params string[] allowed) =>
        from difference in JsonPlaces.Differences(a.Resolved, b.Resolved)
        where !difference.Place.EndsWith("x_plugin", StringComparison.Ordinal)
            && difference.Place != "seed"
            && !Harmless.Concat(allowed).Any(place => JsonPlaces.IsIn(difference.Place, place))
        select Sentence(a, b, difference.Place, Text(difference.First), Text(difference.Second));

    /// <summary>A sentence where two runs differ; none where they do not.</summary>
    internal static IEnumerable<string> Differ<T>(ComparedRun a, ComparedRun b, string what, T first, T second) =>
        EqualityComparer<T>.Default.Equals(first, second)
            ? []
            : [Sentence(a, b, what, Short(first?.ToString()), Short(second?.ToString()))];

    private static string Sentence(ComparedRun a, ComparedRun b, string what, string first, string second) =>
        $"{what} is {first} in {a.Id} and {second} in {b.Id}.";

    private static string Text(JsonNode? node) => Short(node?.ToJsonString(RunJson.OneLine));

    // A hash is told by its first digits, and a whole network is not for a sentence.
    private static string Short(string? text) => text switch
    {
        null => "absent",
        { Length: > 40 } => text[..12] + "...",
        _ => text,
    };
}
