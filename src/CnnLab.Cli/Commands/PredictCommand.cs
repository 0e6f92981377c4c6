using System.CommandLine;
using CnnLab.Cli.Output;
using CnnLab.Experiments;
using Spectre.Console;

namespace CnnLab.Cli.Commands;

/// <summary>Asks a trained network about images.</summary>
internal sealed class PredictCommand(LabFactory labs, Terminal terminal) : ICommand
{
    public Command Build()
    {
        var run = NetworkArguments.Run();
        var files = new Argument<string[]>("file")
        {
            Description = "Image files (PNG, JPEG, WebP, BMP), IDX files, or npz files with one array or one called x; "
                + "* and ? match file names. Images of another size are resized as image_folder does it.",
            Arity = ArgumentArity.OneOrMore,
        };
        var (repeat, fold) = (NetworkArguments.Repeat(), NetworkArguments.Fold());
        var checkpoint = NetworkArguments.Checkpoint();
        var top = NetworkArguments.Number("--top", "How many classes are named for each image.", value: 3);
        var json = CommonOptions.Json();
        var command = new Command(
            "predict",
            "Ask a run's network which classes images are of, for example "
            + "predict runs/quickstart/3f2a9c81d07e seven.png --fold 2. Needs the run's directory, not its data.")
        {
            run, files, repeat, fold, checkpoint, top, json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var unmatched = new List<string>();
            var paths = ManifestPaths.Expand(parsed.GetValue(files)!, unmatched.Add);
            using var network = NetworkArguments.Open(labs, parsed, run, repeat, fold, checkpoint);
            var exitCode = Predict(network, parsed.GetValue(top), paths, parsed.GetValue(json), cancellation);
            unmatched.ForEach(pattern => terminal.Error(ManifestPaths.NoMatch(pattern)));
            return unmatched.Count > 0 ? ExitCode.BadInput : exitCode;
        }));
        return command;
    }

    /// <summary>A bad file is told and passed over; the others are worth an answer.</summary>
    private int Predict(
        RecordedNetwork network, int top, IReadOnlyList<string> paths, bool json, CancellationToken cancellation)
    {
        TellNetwork(network);
        var predictor = new Predictor(network, top);
        var predictions = new List<ImagePrediction>();
        var exitCode = ExitCode.Success;
        foreach (var path in paths)
        {
            try
            {
                foreach (var prediction in predictor.Predict(path))
                {
                    cancellation.ThrowIfCancellationRequested();
                    Take(prediction, network, json ? predictions : null);
                }
            }
            catch (ComponentException exception)
            {
                terminal.Error(exception.Message);
                exitCode = ExitCode.BadInput;
            }
        }

        if (json)
        {
            JsonOutput.Print(Answer(network, predictions));
        }

        return exitCode;
    }

    private void TellNetwork(RecordedNetwork network)
    {
        var checkpoint = network.Checkpoint;
        terminal.Notice($"network of repeat {checkpoint.Repeat}, fold {checkpoint.Fold}, epoch {checkpoint.Epoch}");
        foreach (var notice in network.Notices)
        {
            terminal.Warning(notice);
        }

        if (!network.Network.EndsWithSoftmax)
        {
            terminal.Notice("the network does not end with softmax: scores are its outputs, not probabilities");
        }
    }

    private void Take(ImagePrediction prediction, RecordedNetwork network, List<ImagePrediction>? list)
    {
        if (list is not null)
        {
            list.Add(prediction);
            return;
        }

        var classes = prediction.Classes.Select(entry => network.Network.EndsWithSoftmax
            ? FormattableString.Invariant($"{entry.Name} {100 * entry.Score:F2} %")
            : FormattableString.Invariant($"{entry.Name} {entry.Score:G5}"));
        terminal.Output.WriteLine($"{prediction.File}[{prediction.Image}]  {string.Join("  ", classes)}");
    }

    private static object Answer(RecordedNetwork network, IReadOnlyList<ImagePrediction> predictions) => new
    {
        network.Checkpoint.Repeat,
        network.Checkpoint.Fold,
        network.Checkpoint.Epoch,
        ScoresAre = network.Network.EndsWithSoftmax ? "probabilities" : "outputs",
        Predictions = predictions,
    };
}
