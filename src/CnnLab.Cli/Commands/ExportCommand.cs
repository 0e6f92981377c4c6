using System.CommandLine;
using CnnLab.Cli.Output;
using CnnLab.Experiments;

namespace CnnLab.Cli.Commands;

/// <summary>Writes what a run has learned in a format of other programs.</summary>
internal sealed class ExportCommand(LabFactory labs, Terminal terminal) : ICommand
{
    private const string Description = """
        Write a run's trained network in a format that other programs read.

        onnx: the whole network with its weights, opset 17, from "images" [batch, channels, height, width] to
        "predictions" [batch, classes]. The images must be normalized as the run's were.

        Examples:
          cnnlab export runs/quickstart/<run-id> --format onnx
          cnnlab export runs/mnist_kfold/<run-id> --format onnx --fold 3 --out digits.onnx
        """;

    public Command Build()
    {
        var run = new Argument<string>("run") { Description = "The directory of a run, runs/<name>/<run-id>." };
        var format = new Option<ExportFormat>("--format")
        {
            Description = "What is written.",
            Required = true,
        };
        var file = new Option<string?>("--out")
        {
            Description = "The file; by default the run's name with the format's ending, in the run's directory.",
            HelpName = "FILE",
        };
        var repeat = new Option<int>("--repeat")
        {
            Description = "Whose weights: the repeat, from 1.",
            DefaultValueFactory = _ => 1,
        };
        var fold = new Option<int>("--fold")
        {
            Description = "Whose weights: the fold, from 1.",
            DefaultValueFactory = _ => 1,
        };
        var command = new Command("export", Description) { run, format, file, repeat, fold };
        command.SetAction(parsed => Task.Run(() =>
        {
            var directory = RunDirectory.Open(parsed.GetValue(run)!);
            var trained = TrainedNetwork.Open(
                directory, labs.Open(parsed), parsed.GetValue(repeat), parsed.GetValue(fold));
            return parsed.GetValue(format) switch
            {
                ExportFormat.Onnx => WriteOnnx(trained, parsed.GetValue(file) ?? Default(directory, trained, ".onnx")),
                var other => throw new UserException($"--format is {other}. Expected onnx."),
            };
        }));
        return command;
    }

    private static string Default(RunDirectory directory, TrainedNetwork trained, string ending) =>
        Path.Combine(directory.FullPath, Path.GetFileName(trained.Name) + ending);

    private int WriteOnnx(TrainedNetwork trained, string file)
    {
        OnnxFile.Write(file, trained.Network, trained.Name);
        terminal.Notice($"wrote {file}");
        return ExitCode.Success;
    }
}
