using System.Globalization;

namespace CnnLab.Experiments;

/// <summary>The commands that make the numbers of a comparison again; paths count from the report's folder.</summary>
internal static class ComparisonCommands
{
    private const int MostCommands = 8;

    /// <summary>Trains the runs, as they were started.</summary>
    public static IReadOnlyList<string> Training(ComparisonReportModel model) =>
    [
        .. model.Runs.Select(run => run.Run.Provenance.CommandLine).Where(line => line.Count > 1)
            .Select(line => Command([.. line.Skip(1)])).Distinct().Take(MostCommands),
    ];

    /// <summary>Tests again.</summary>
    public static string Compare(ComparisonReportModel model) => Again(model, "compare");

    /// <summary>Writes the report again.</summary>
    public static string Report(ComparisonReportModel model) => Again(model, "report", "--output", ".");

    /// <summary>Trains a part of a run again and compares it bit for bit.</summary>
    public static string Verify(ComparisonReportModel model, ComparedRun run) =>
        Command(["verify", ReportLink.Words(model.Options.Folder, run.Directory)]);

    private static string Again(ComparisonReportModel model, string verb, params string[] more)
    {
        var question = model.Question;
        return Command(
        [
            verb,
            .. model.Options.Sources.Select(source => ReportLink.Words(model.Options.Folder, source)),
            "--factor", question.Factor,
            "--metric", question.Metric,
            "--goal", question.Goal == MetricGoal.Maximize ? "maximize" : "minimize",
            .. Given("--baseline", question.Baseline),
            "--alpha", Number(question.Alpha)!,
            .. Given("--rope", Number(question.Rope)),
            .. Given("--difference", Number(question.DifferenceOfInterest)),
            .. more,
        ]);
    }

    private static string Command(IEnumerable<string> words) =>
        $"cnnlab {string.Join(' ', words.Select(ReportLink.Argument))}";

    private static string[] Given(string option, string? value) => value is null ? [] : [option, value];

    private static string? Number(double? value) => value?.ToString(CultureInfo.InvariantCulture);
}
