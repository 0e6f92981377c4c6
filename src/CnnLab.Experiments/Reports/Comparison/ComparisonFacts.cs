using System.Globalization;

namespace CnnLab.Experiments;

/// <summary>What the compared runs were computed with: every value that at least one of them has.</summary>
internal static class ComparisonFacts
{
    private const int MostValues = 8;

    /// <summary>Names and values.</summary>
    public static IEnumerable<(string Name, string Value)> Of(ComparisonReportModel model)
    {
        Provenance[] all = [.. model.Runs.Select(run => run.Run.Provenance)];
        return
        [
            ("CnnLab", Distinct(all.Select(run => run.ProductVersion))),
            ("Commit", Distinct(all.Select(Commit))),
            ("Seeds", Distinct(all.Select(run => run.Seed.ToString(CultureInfo.InvariantCulture)))),
            .. model.Result.Data.Blocks.Where(block => block.DataFingerprint is not null)
                .Select(block => ($"Data of {block.Title}", $"sha256 {block.DataFingerprint}"))
                .Take(ComparisonReportReader.MostBlocks),
            ("Runtime", Distinct(all.Select(run => run.Runtime))),
            ("System", Distinct(all.Select(run => run.OperatingSystem))),
            ("Processor", Distinct(all.Select(run => $"{run.Processor.Model ?? "unknown model"}, "
                + $"{run.Processor.Architecture}, {run.Processor.LogicalProcessors} threads"))),
            ("Provider", Distinct(all.Select(run => $"{run.Provider}, {run.Threads} threads"))),
            .. from plugin in all.SelectMany(run => run.Plugins)
               group $"{plugin.Version}, sha256 {plugin.Sha256}" by plugin.Name into builds
               select ($"Plugin {builds.Key}", Distinct(builds)),
        ];
    }

    private static string Commit(Provenance run) => run.Git.Commit is null
        ? run.Git.Reason ?? NumberText.None
        : run.Git.Commit + (run.Git.Dirty == true ? " (with changes)" : string.Empty);

    private static string Distinct(IEnumerable<string> values)
    {
        string[] distinct = [.. values.Distinct()];
        return distinct.Length <= MostValues
            ? string.Join("; ", distinct)
            : $"{string.Join("; ", distinct.Take(MostValues))}; and {distinct.Length - MostValues} more";
    }
}
