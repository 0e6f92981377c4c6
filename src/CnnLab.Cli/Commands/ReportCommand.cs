using System.CommandLine;
using CnnLab.Cli.Output;
using CnnLab.Experiments;
using CnnLab.Manifests;
using Spectre.Console;

namespace CnnLab.Cli.Commands;

/// <summary>Writes the report of a comparison from the directories of runs.</summary>
internal sealed class ReportCommand(Terminal terminal, TimeProvider time) : ICommand
{
    private const string Description = """
        Write the report of a comparison from the directories of runs alone, at any time, of a batch that still runs too.

        Examples:
          cnnlab report runs/pooling-study
        """;

    public Command Build()
    {
        var folders = new Argument<string[]>("folder") { Arity = ArgumentArity.OneOrMore };
        var factor = new Option<string>("--factor");
        var metric = new Option<string>("--metric") { DefaultValueFactory = _ => "test_accuracy" };
        var output = new Option<string>("--output") { Required = true };
        var command = new Command("report", Description) { folders, factor, metric, output };
        command.SetAction(parsed =>
        {
            var sources = parsed.GetValue(folders)!;
            var runs = sources.SelectMany(folder => RunListing.Find(folder, time.GetUtcNow())).ToList();
            var result = ComparisonAnalysis.Of(
                runs, new ComparisonQuestion(parsed.GetValue(factor)!, parsed.GetValue(metric)!, MetricGoal.Maximize));
            var files = ComparisonReport.Write(
                result,
                new ComparisonReportOptions(parsed.GetValue(output)!, sources, time.GetUtcNow()),
                Enum.GetValues<ReportFormat>());
            terminal.Output.WriteLine(files[0]);
            return ExitCode.Success;
        });
        return command;
    }
}
