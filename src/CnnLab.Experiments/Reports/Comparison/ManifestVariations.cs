using System.Text.Json.Nodes;

namespace CnnLab.Experiments;

/// <summary>Finds what the manifests of compared runs do not have in common besides the factor.</summary>
internal static class ManifestVariations
{
    private const int MostValues = 5;

    /// <summary>The values that differ, in the order of the manifest.</summary>
    public static IReadOnlyList<ManifestVariation> Of(IEnumerable<ComparedRun> runs, string factor)
    {
        var counts = new Dictionary<string, Dictionary<string, int>>();
        var total = 0;
        foreach (var run in runs)
        {
            total++;
            foreach (var (path, value) in JsonLeaves.Of(WithoutFactor(run, factor)))
            {
                if (!path.EndsWith("x_plugin", StringComparison.Ordinal))
                {
                    var values = counts.TryGetValue(path, out var there) ? there : counts[path] = [];
                    values[value] = values.GetValueOrDefault(value) + 1;
                }
            }
        }

        return
        [
            .. counts.Select(entry => new ManifestVariation(entry.Key, Values(entry.Value, total)))
                .Where(variation => variation.Values.Count > 1),
        ];
    }

    private static (string Value, int Runs)[] Values(Dictionary<string, int> counts, int total)
    {
        var absent = total - counts.Values.Sum();
        var all = counts.Select(entry => (entry.Key, entry.Value)).OrderByDescending(entry => entry.Value).ToList();
        if (absent > 0)
        {
            all.Add((NumberText.None, absent));
        }

        var rest = all.Skip(MostValues).ToArray();
        return rest.Length == 0
            ? [.. all]
            : [.. all.Take(MostValues), ($"{rest.Length} other values", rest.Sum(entry => entry.Value))];
    }

    private static JsonNode WithoutFactor(ComparedRun run, string factor)
    {
        var manifest = run.Resolved.DeepClone();
        foreach (var place in FactorPlaces.Of(factor, run))
        {
            JsonPlaces.Find(manifest, place)?.ReplaceWith((JsonNode?)null);
        }

        return manifest;
    }
}
