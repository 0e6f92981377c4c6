using System.CommandLine;
using System.CommandLine.Invocation;
using CnnLab.Cli.Output;
using CnnLab.Experiments;
using CnnLab.Manifests;

namespace CnnLab.Cli.Commands;

/// <summary>The whole command line: every verb, and one place where errors become messages and exit codes.</summary>
internal sealed class CommandLine(IEnumerable<ICommand> commands, Terminal terminal)
{
    private const string Description = """
        CnnLab: plugin-based experiments with convolutional networks.

        Examples:
          cnnlab run experiments/quickstart.json
          cnnlab run experiments/mnist_kfold.json --set training.epochs=3
          cnnlab plan experiments/mnist_kfold.json
          cnnlab validate experiments/*.json
          cnnlab status runs
          cnnlab diff runs/quickstart/3f2a9c81d07e runs/quickstart/77b01d9a2c44
          cnnlab compare runs/pooling-study --factor components.pool --baseline max
          cnnlab report runs/pooling-study
          cnnlab list pooling
          cnnlab describe conv2d
          cnnlab predict runs/quickstart/3f2a9c81d07e seven.png
          cnnlab export runs/quickstart/3f2a9c81d07e --format onnx
          cnnlab verify runs/quickstart/3f2a9c81d07e --epochs 2
          cnnlab lens runs/quickstart
        """;

    public async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand(Description);
        root.Options.Add(CommonOptions.Verbose);
        root.Options.Add(CommonOptions.Plugins);
        foreach (var command in commands)
        {
            root.Subcommands.Add(command.Build());
        }

        var parsed = root.Parse(args);
        if (args.Length > 0 && parsed.Action is ParseErrorAction)
        {
            return Refuse(parsed);
        }

        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,

            // Ctrl-C ends a run between two steps, and the run is marked before the program ends.
            // A worker does not listen to it: whoever started it does.
            ProcessTerminationTimeout = args is [WorkerCommand.Name, ..] ? null : TimeSpan.FromSeconds(60),
        };
        try
        {
            var exitCode = await parsed.InvokeAsync(configuration).ConfigureAwait(false);
            return parsed.Action is ParseErrorAction ? ExitCode.BadInput : exitCode;
        }
        catch (OperationCanceledException)
        {
            terminal.Error("interrupted");
            return ExitCode.RunFailed;
        }
        catch (Exception exception)
        {
            var isInput = exception is UserException or ComponentException;
            terminal.Error(isInput || exception is RunFileException
                ? exception.Message
                : $"{exception.GetType().Name}: {exception.Message}");
            terminal.Detail(parsed.GetValue(CommonOptions.Verbose), exception);
            return isInput ? ExitCode.BadInput : ExitCode.RunFailed;
        }
    }

    /// <summary>The reason, and where help is: the help itself would hide it.</summary>
    private int Refuse(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var isRoot = command is RootCommand;
        if (isRoot && parsed.UnmatchedTokens is [var word, ..])
        {
            string[] verbs = [.. command.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name)];
            terminal.Error($"There is no command '{word}'.{Suggestion.OrList(word, verbs)}");
        }
        else
        {
            foreach (var message in parsed.Errors.Select(error => error.Message).Distinct())
            {
                terminal.Error(message);
            }
        }

        terminal.Notice($"`cnnlab {(isRoot ? "" : $"{command.Name} ")}--help` shows what there is.");
        return ExitCode.BadInput;
    }
}
