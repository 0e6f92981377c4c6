using System.CommandLine;
using CnnLab.Cli.Output;
using CnnLab.Hosting;
using CnnLab.Manifests;
using Spectre.Console;

namespace CnnLab.Cli.Commands;

/// <summary>Checks manifests without reading data or training.</summary>
internal sealed class ValidateCommand(LabFactory labs, Terminal terminal) : ICommand
{
    public Command Build()
    {
        var manifests = CommonOptions.Manifests();
        var set = CommonOptions.Set();
        var json = CommonOptions.Json();
        var command = new Command(
            "validate",
            "Check manifests: keys, values, plugins, and that every layer fits the next. "
            + "Reads no data, trains nothing.")
        {
            manifests, set, json,
        };
        command.SetAction(parsed => Validate(
            labs.Open(parsed),
            ManifestPaths.Expand(parsed.GetValue(manifests)!),
            Overrides.Parse(parsed.GetValue(set)),
            parsed.GetValue(json)));
        return command;
    }

    private int Validate(
        ExperimentLoader loader, IReadOnlyList<string> paths, IReadOnlyList<(string, string)> overrides, bool json)
    {
        var loaded = paths.Select(path => (Path: path, Experiment: loader.Load(path, overrides))).ToList();
        if (json)
        {
            JsonOutput.Print(loaded.Select(entry => Answer(entry.Path, entry.Experiment)));
        }
        else
        {
            foreach (var (path, experiment) in loaded)
            {
                Show(path, experiment);
            }
        }

        return loaded.TrueForAll(entry => entry.Experiment.IsValid) ? ExitCode.Success : ExitCode.BadInput;
    }

    private void Show(string path, LoadedExperiment experiment)
    {
        FindingPrinter.Print(terminal, experiment.Findings);
        if (experiment.Network is { } network)
        {
            terminal.Output.WriteLine(
                $"{path}: valid, {network.Layers.Count} layers, {network.Parameters:N0} parameters, "
                + $"{network.MultiplyAdds:N0} multiply-adds per image");
        }
        else
        {
            var errors = experiment.Findings.Count(finding => finding.Severity == Severity.Error);
            terminal.Output.WriteLine($"{path}: not valid, {errors} error{(errors == 1 ? "" : "s")}");
        }
    }

    private static object Answer(string path, LoadedExperiment experiment) => new
    {
        Manifest = path,
        Valid = experiment.IsValid,
        experiment.Findings,
        experiment.Network,
    };
}
