using System.CommandLine;
using CnnLab.Cli.Output;
using CnnLab.Experiments;

namespace CnnLab.Cli.Commands;

/// <summary>Tells which variant is better, and whether that may be said at all.</summary>
internal sealed class CompareCommand(Terminal terminal, TimeProvider time) : ICommand
{
    private const string Description = """
        Compare the variants of an experiment: which one is better, by which test, and whether the runs are paired at
        all. What is compared and by which metric is in the manifests' comparison, or is said here.

        Examples:
          cnnlab compare runs/pooling-study
          cnnlab compare runs --factor components.pool --metric test_loss --baseline max
          cnnlab compare runs/pooling-study --rope 0.005 --json
        """;

    public Command Build()
    {
        var arguments = new ComparisonArguments();
        var json = CommonOptions.Json();
        var command = new Command("compare", Description);
        arguments.AddTo(command);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            var result = Compare(parsed, arguments);
            if (parsed.GetValue(json))
            {
                JsonOutput.Print(ComparisonAnswer.Of(result));
            }
            else
            {
                ComparisonPrinter.Print(terminal.Output, result);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private ComparisonResult Compare(ParseResult parsed, ComparisonArguments arguments)
    {
        try
        {
            var runs = arguments.Runs(parsed, time.GetUtcNow());
            return ComparisonAnalysis.Of(runs, arguments.Question(parsed, runs));
        }
        catch (RunFileException exception)
        {
            throw new UserException(exception.Message, exception);
        }
    }
}
