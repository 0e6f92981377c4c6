using System.CommandLine;
using CnnLab.Cli.Output;
using CnnLab.Experiments;

namespace CnnLab.Cli.Commands;

/// <summary>Tells where runs stand, from any terminal, whoever computes them.</summary>
internal sealed class StatusCommand(Terminal terminal, TimeProvider time) : ICommand
{
    private const string Description = """
        Tell where the runs below a folder stand: how many are done, what is running and how far, what failed and why.
        Asks their directories only, so any terminal of any machine that sees the folder may ask.

        Examples:
          cnnlab status
          cnnlab status runs/pooling-study --json
        """;

    public Command Build()
    {
        var folder = new Argument<string>("folder")
        {
            Description = "A run's directory, or a folder of runs; runs by default.",
            DefaultValueFactory = _ => "runs",
        };
        var json = CommonOptions.Json();
        var command = new Command("status", Description) { folder, json };
        command.SetAction(parsed =>
        {
            var runs = Find(parsed.GetValue(folder)!);
            if (parsed.GetValue(json))
            {
                JsonOutput.Print(new { Runs = runs });
            }
            else
            {
                StatusTable.Print(terminal.Output, runs, time.GetUtcNow());
            }

            return ExitCode.Success;
        });
        return command;
    }

    private IReadOnlyList<StandingRun> Find(string folder)
    {
        try
        {
            return RunListing.Find(folder, time.GetUtcNow());
        }
        catch (RunFileException exception)
        {
            throw new UserException(exception.Message, exception);
        }
    }
}
