using System.Text.Json;
using System.Text.Json.Nodes;

namespace CnnLab.Experiments;

/// <summary>What two runs do not have in common: only that.</summary>
/// <param name="Manifest">Values of the resolved manifests.</param>
/// <param name="Provenance">What they were computed with: plugins, data, provider, processor and so on.</param>
/// <param name="Folds">The folds whose samples differ, and in what.</param>
/// <param name="Results">The final metrics, and how they ended.</param>
public sealed record RunDifference(
    IReadOnlyList<Difference> Manifest,
    IReadOnlyList<Difference> Provenance,
    IReadOnlyList<Difference> Folds,
    IReadOnlyList<Difference> Results)
{
    // When, where and by which words a run was started is never the same and changes nothing.
    private static readonly string[] Beside = ["command_line", "folder", "id", "labels", "seed", "trial_key"];

    /// <summary>Holds two runs' directories against each other.</summary>
    /// <exception cref="RunFileException">One is no run, or damaged.</exception>
    public static RunDifference Between(string first, string second)
    {
        var (left, right) = (RunDirectory.Open(first), RunDirectory.Open(second));
        return new RunDifference(
            Compare(left.ResolvedFile, right.ResolvedFile, WithoutOrigins),
            Compare(left.ProvenanceFile, right.ProvenanceFile, WithoutBeside),
            Compare(left.FoldsFile, right.FoldsFile, Samples),
            Compare(left.ResultFile, right.ResultFile, Numbers));
    }

    private static IReadOnlyList<Difference> Compare(string first, string second, Func<JsonNode?, JsonNode?> select) =>
        JsonLeaves.Compare(select(Read(first)), select(Read(second)));

    /// <summary>A run that is not that far has no such file: all of the other's is a difference.</summary>
    private static JsonNode? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path)) : new JsonObject();
        }
        catch (JsonException exception)
        {
            throw new RunFileException($"{path} is not what cnnlab wrote: {exception.Message}", exception);
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            throw RunFileException.CannotRead(path, exception);
        }
    }

    /// <summary>The plugin of every component is told once, in the provenance.</summary>
    private static JsonNode? WithoutOrigins(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject entries:
                entries.Remove("x_plugin");
                foreach (var entry in entries)
                {
                    WithoutOrigins(entry.Value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    WithoutOrigins(item);
                }

                break;
        }

        return node;
    }

    private static JsonNode? WithoutBeside(JsonNode? node)
    {
        foreach (var key in Beside)
        {
            node?.AsObject().Remove(key);
        }

        return node;
    }

    /// <summary>The hashes of the samples: who wants the indexes has them in <c>folds.json</c>.</summary>
    private static JsonObject Samples(JsonNode? node) => new(
        from fold in node as JsonArray ?? []
        from list in (string[])["training", "validation", "test"]
        select KeyValuePair.Create(
            $"repeat {fold!["repeat"]} fold {fold["fold"]} {list}", (JsonNode?)fold[list]?["sha256"]?.DeepClone()));

    private static JsonObject Numbers(JsonNode? node) => new(
    [
        .. from metric in node?["metrics"] as JsonObject ?? []
           from part in (string[])["mean", "std", "values"]
           where metric.Value?[part] is not null
           select KeyValuePair.Create($"{metric.Key}.{part}", (JsonNode?)metric.Value![part]!.DeepClone()),
        .. from key in (string[])["status", "reason", "seconds"]
           where node?[key] is not null
           select KeyValuePair.Create(key, (JsonNode?)node![key]!.DeepClone()),
    ]);
}
