using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CnnLab.Engine;

namespace CnnLab.Experiments.Tests.Comparison;

/// <summary>A made-up run of a variant of <c>components.pool</c>.</summary>
internal static class VariantRun
{
    public const string Factor = "components.pool";

    private static readonly JsonDocumentOptions AsGiven =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private const string Manifest = """
        {
          // The pooling of both layers is what varies.
          "components": { "pool": { "type": "max_pooling2d" } },
          "model": { "layers": [
            { "name": "conv1", "type": "conv2d" },
            { "name": "pool1", "ref": "pool" }, { "name": "pool2", "ref": "pool" },
          ] },
        }
        """;

    /// <summary>A run of five folds.</summary>
    public static ComparedRun Of(string variant, ulong seed = 1, params double?[] values) => new()
    {
        Directory = $"runs/{variant}-{seed}",
        Summary = new RunSummary
        {
            Id = $"{variant}-{seed}",
            Name = "pools",
            Directory = $"runs/{variant}-{seed}",
            Status = RunStatus.Completed,
            Labels = new Dictionary<string, string> { [Factor] = variant, ["seed"] = $"{seed}" },
            Metrics = values.Length > 0
                ? new Dictionary<string, MetricSummary> { ["test_accuracy"] = MetricSummary.From(values) }
                : [],
            Seconds = 1,
            Folds = [],
        },
        Folds = FoldRecord.From([.. Enumerable.Range(1, Math.Max(1, values.Length)).Select(fold =>
            new FoldSplit(1, fold, [.. Enumerable.Range(0, 40)], [], [(int)(100 * seed) + fold], false))]),
        Provenance = Some.Provenance with { Seed = seed, DataFingerprint = "d1d1" },
        Resolved = JsonNode.Parse($$"""
            {
              "name": "{{variant}}", "seed": {{seed}}, "compute": { "threads": 2 },
              "dataset": { "type": "mnist", "x_plugin": "Data 1.0", "path": "mnist", "train_limit": null },
              "model": { "layers": [
                { "name": "conv1", "type": "conv2d", "filters": 16 },
                { "name": "pool1", "type": "{{variant}}_pooling2d", "pool_size": 2 },
                { "name": "pool2", "type": "{{variant}}_pooling2d", "pool_size": 2 }
              ] },
              "optimizer": { "type": "sgd", "learning_rate": 0.01 },
              "training": { "epochs": 6, "batch_size": 32,
                "callbacks": [ { "type": "early_stopping", "monitor": "val_loss" } ] }
            }
            """)!.AsObject(),
        Manifest = JsonNode.Parse(Manifest, documentOptions: AsGiven),
        Pairing =
        [
            .. Enumerable.Range(1, Math.Max(1, values.Length)).Select(fold => new PairingRecord(
                1,
                fold,
                [$"e1-{seed}-{fold}", $"e2-{seed}-{fold}"],
                [
                    new ParameterHash("conv1/kernel", "[16, 1, 3, 3]", $"c1-{seed}-{fold}"),
                    new ParameterHash("pool1/scale", "[1]", variant),
                ])),
        ],
    };

    /// <summary>The run with another value in its resolved manifest.</summary>
    public static ComparedRun With(this ComparedRun run, string path, JsonNode value)
    {
        var resolved = run.Resolved.DeepClone().AsObject();
        var cut = path.LastIndexOf('.');
        var parent = cut < 0 ? resolved : JsonPlaces.Find(resolved, path[..cut])!;
        parent[path[(cut + 1)..]] = value;
        return run with { Resolved = resolved };
    }

    /// <summary>The run with other provenance.</summary>
    public static ComparedRun With(this ComparedRun run, Func<Provenance, Provenance> change) =>
        run with { Provenance = change(run.Provenance) };

    /// <summary>The run with other hashes in every fold.</summary>
    public static ComparedRun Hashed(this ComparedRun run, Func<PairingRecord, PairingRecord> change) =>
        run with { Pairing = [.. run.Pairing!.Select(change)] };

    /// <summary>The run with other labels.</summary>
    public static ComparedRun Labelled(this ComparedRun run, Dictionary<string, string> labels) =>
        run with { Summary = run.Summary with { Labels = labels } };

    /// <summary>Writes the files of the run that a comparison reads.</summary>
    public static string WriteTo(this ComparedRun run, TempFolder folder)
    {
        var inputs = new RunInputs(
            Encoding.UTF8.GetBytes(Manifest), run.Resolved.ToJsonString(), run.Provenance);
        // Made-up ids tell less apart than real ones do.
        var number = Directory.GetFiles(folder.FullPath, "status.json", SearchOption.AllDirectories).Length;
        var directory = RunDirectory.OpenOrCreate(
            folder.FullPath, "pools", $"{run.Id}-{number}", inputs, new ManualTime());
        RunJson.Write(directory.ResultFile, run.Summary with { Directory = directory.FullPath });
        RunJson.Write(directory.FoldsFile, run.Folds);
        RunJson.Write(directory.PairingFile, run.Pairing);
        return directory.FullPath;
    }
}
