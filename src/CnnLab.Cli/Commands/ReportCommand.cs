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
        Write the report of a comparison: one page for a browser, and the same numbers as CSV, Markdown and LaTeX. All
        is read from the directories of runs, so it may be done at any time, while a batch runs too.

        Examples:
          cnnlab report runs/pooling-study
          cnnlab report runs --factor components.pool --output pooling-report --format html --format latex
        """;

    private readonly Option<string?> _output = new("--output")
    {
        Description = "The folder that takes the report; by default the one that has all the runs.",
        HelpName = "DIR",
    };

    private readonly Option<ReportFormat[]> _format = new("--format")
    {
        Description = "A form of the report; may be given several times, by default all.",
        HelpName = "html|csv|markdown|latex",
        AllowMultipleArgumentsPerToken = false,
    };

    public Command Build()
    {
        var arguments = new ComparisonArguments();
        var json = CommonOptions.Json();
        var command = new Command("report", Description);
        arguments.AddTo(command);
        command.Options.Add(_output);
        command.Options.Add(_format);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            var runs = Runs(parsed, arguments);
            var notBegun = PlannedRuns.NotBegun(runs);
            var files = Write(parsed, arguments, runs, notBegun);
            if (parsed.GetValue(json))
            {
                JsonOutput.Print(
                    new { Runs = runs.Count, NotBegun = notBegun, Files = files.Select(Path.GetFullPath) });
            }
            else
            {
                Show(runs, notBegun, files);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private IReadOnlyList<StandingRun> Runs(ParseResult parsed, ComparisonArguments arguments)
    {
        try
        {
            return arguments.Runs(parsed, time.GetUtcNow());
        }
        catch (RunFileException exception)
        {
            throw new UserException(exception.Message, exception);
        }
    }

    private IReadOnlyList<string> Write(
        ParseResult parsed, ComparisonArguments arguments, IReadOnlyList<StandingRun> runs, int notBegun)
    {
        var formats = parsed.GetValue(_format) is { Length: > 0 } wanted ? wanted : Enum.GetValues<ReportFormat>();
        var folder = parsed.GetValue(_output) ?? CommonFolder(runs);
        ComparisonResult result;
        try
        {
            result = ComparisonAnalysis.Of(runs, arguments.Question(parsed, runs));
        }
        catch (RunFileException exception)
        {
            throw new UserException(exception.Message, exception);
        }

        var options = new ComparisonReportOptions(folder, arguments.Folders(parsed), time.GetUtcNow())
        {
            NotBegun = notBegun,
        };
        return ComparisonReport.Write(result, options, formats);
    }

    private void Show(IReadOnlyList<StandingRun> runs, int notBegun, IReadOnlyList<string> files)
    {
        var waiting = notBegun + runs.Count(run => run.Status is RunStatus.Running or RunStatus.Queued);
        if (waiting > 0)
        {
            terminal.Notice($"{waiting} of {runs.Count + notBegun} runs have no result yet");
        }

        foreach (var file in files)
        {
            terminal.Output.WriteLine(file);
        }
    }

    /// <summary>The nearest folder around all runs.</summary>
    private static string CommonFolder(IReadOnlyList<StandingRun> runs)
    {
        var folder = Path.GetDirectoryName(runs[0].Directory)!;
        while (runs.Any(run => !run.Directory.StartsWith(
            Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.GetRelativePath(Environment.CurrentDirectory, folder);
    }
}
