using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text;
using CnnLab.Experiments;

namespace CnnLab.Cli.Commands;

/// <summary>The process behind a trial of a batch; started by executors, not by people.</summary>
internal sealed class WorkerCommand(LabFactory labs, TimeProvider time) : ICommand
{
    public const string Name = "worker";

    /// <summary>What starts a worker of this program, for an executor.</summary>
    /// <param name="plugins">The folders and DLLs of <c>--plugins</c>.</param>
    public static IReadOnlyList<string> CommandLine(IEnumerable<string> plugins)
    {
        var program = Environment.ProcessPath!;
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return
        [
            program,
            .. isHost ? [Environment.GetCommandLineArgs()[0]] : Array.Empty<string>(),
            Name,
            .. plugins.SelectMany(plugin => (string[])["--plugins", plugin]),
        ];
    }

    public Command Build()
    {
        var command = new Command(Name, "Train the trials of a batch.") { Hidden = true };
        command.SetAction(parsed =>
        {
            // Ctrl-C reaches all processes of a terminal; whoever started the batch tells its workers what to do.
            using var interrupts = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
            var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
            var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));

            // What a plugin prints is no message of the worker's.
            Console.SetOut(Console.Error);
            using var worker = new TrialWorker(labs.Open(parsed), time, input, output);

            // Whoever ends all processes of a group means the trial, too: it keeps what it has.
            using var terminations = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
            {
                signal.Cancel = true;
                worker.End();
            });
            worker.Run(() => Environment.Exit(ExitCode.RunFailed));
            return ExitCode.Success;
        });
        return command;
    }
}
