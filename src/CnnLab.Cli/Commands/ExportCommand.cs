using System.CommandLine;
using CnnLab.Cli.Output;
using CnnLab.Experiments;

namespace CnnLab.Cli.Commands;

/// <summary>Takes a trained network out of the lab.</summary>
internal sealed class ExportCommand(LabFactory labs, Terminal terminal) : ICommand
{
    private const string Description = """
        Write a run's trained network for other programs.

        onnx: the whole network with its weights, opset 17, from "images" [batch, channels, height, width] to
        "predictions" [batch, classes]. The images must be normalized as the run's were: the file's metadata say how,
        under preprocessing and standardization.
        safetensors: the parameters and states by layer/parameter, also for a manifest's model.initial_weights.

        Examples:
          cnnlab export runs/quickstart/3f2a9c81d07e --format onnx
          cnnlab export runs/mnist_kfold/3f2a9c81d07e --format safetensors --fold 3 --out digits.safetensors
        """;

    private static readonly IReadOnlyList<IExportFormat> Formats = [new OnnxFormat(), new SafetensorsFormat()];

    public Command Build()
    {
        var run = NetworkArguments.Run();
        var format = new Option<string>("--format")
        {
            Description = "The format of the file.",
            Required = true,
        };
        format.AcceptOnlyFromAmong([.. Formats.Select(known => known.Name)]);
        var file = new Option<string?>("--out")
        {
            Description = "The file to write; by default the format's extension behind the run's id, in this folder.",
            HelpName = "FILE",
        };
        var (repeat, fold) = (NetworkArguments.Repeat(), NetworkArguments.Fold());
        var checkpoint = NetworkArguments.Checkpoint();
        var command = new Command("export", Description) { run, format, file, repeat, fold, checkpoint };
        command.SetAction(parsed =>
        {
            using var network = NetworkArguments.Open(labs, parsed, run, repeat, fold, checkpoint);
            var chosen = Formats.Single(known => known.Name == parsed.GetValue(format));
            var id = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(parsed.GetValue(run)!)));
            return Write(network, chosen, parsed.GetValue(file) ?? $"{id}.{chosen.Name}");
        });
        return command;
    }

    private int Write(RecordedNetwork network, IExportFormat format, string path)
    {
        network.Notices.ToList().ForEach(terminal.Warning);
        try
        {
            WholeFile.Write(path, stream => format.Write(network, stream));
        }
        catch (RunFileException exception)
        {
            throw new UserException($"{path} cannot be written: {exception.InnerException?.Message}", exception);
        }

        terminal.Notice($"wrote {path}: repeat {network.Checkpoint.Repeat}, fold {network.Checkpoint.Fold}");
        return ExitCode.Success;
    }
}
