using System.Text.Json.Nodes;

namespace CnnLab.Experiments;

/// <summary>
/// The names of runs' variants. Without a sweep that is the type of what the manifest has; where runs of one type have
/// other options, these are part of the name, so that a pooling of size 2 and one of size 3 are two variants.
/// </summary>
internal static class VariantNames
{
    // Where a component stands, and which build it is from, is not what it is.
    private static readonly string[] Unnamed = ["name", "x_plugin"];

    /// <summary>The name of each run's variant; null where it has none.</summary>
    public static IReadOnlyDictionary<ComparedRun, string?> Of(IEnumerable<ComparedRun> runs, string factor)
    {
        var names = new Dictionary<ComparedRun, string?>(ReferenceEqualityComparer.Instance);
        foreach (var sameName in runs.GroupBy(run => run.VariantOf(factor)))
        {
            var options = sameName.Select(run => Options(run.ComponentOf(factor))).ToArray();
            string[] told =
            [
                .. options.OfType<IReadOnlyDictionary<string, string>>().SelectMany(leaves => leaves.Keys).Distinct()
                    .Where(path => options.OfType<IReadOnlyDictionary<string, string>>()
                        .Select(leaves => leaves.GetValueOrDefault(path)).Distinct().Count() > 1),
            ];
            foreach (var (run, leaves) in sameName.Zip(options))
            {
                names[run] = leaves is null || told.Length == 0 ? sameName.Key
                    : $"{sameName.Key} ({string.Join(", ", told.Where(leaves.ContainsKey)
                        .Select(path => $"{path} {leaves[path]}"))})";
            }
        }

        return names;
    }

    private static IReadOnlyDictionary<string, string>? Options(JsonObject? component) => component is null ? null
        : JsonLeaves.Of(component).Where(leaf => !Array.Exists(Unnamed, name => leaf.Key.Split('.')[^1] == name))
            .ToDictionary();
}
