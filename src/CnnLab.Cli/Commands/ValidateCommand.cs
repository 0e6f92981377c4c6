using System.CommandLine;
using CnnLab.Cli.Output;
using CnnLab.Engine;
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
        var batches = paths.Select(path => loader.LoadBatch(path, overrides)).ToList();
        if (json)
        {
            JsonOutput.Print(batches.Select(ValidationAnswer.Of));
        }
        else
        {
            batches.ForEach(Show);
        }

        return batches.TrueForAll(batch => batch.IsValid) ? ExitCode.Success : ExitCode.BadInput;
    }

    private void Show(LoadedBatch batch)
    {
        FindingPrinter.Print(terminal, batch.Findings);
        var errors = batch.Findings.Count(finding => finding.Severity == Severity.Error);
        var invalid = batch.Trials.Count(trial => !trial.IsValid);
        terminal.Output.WriteLine(batch switch
        {
            { IsValid: true, Trials: [{ Network: { } network }] } =>
                $"{batch.Path}: valid, {network.Layers.Count} layers, {network.Parameters:N0} parameters, "
                + $"{network.MultiplyAdds:N0} multiply-adds per image",
            { IsValid: true } =>
                $"{batch.Path}: valid, {batch.Trials.Count} trials of "
                + $"{Range(batch, network => network.Parameters)} parameters and "
                + $"{Range(batch, network => network.MultiplyAdds)} multiply-adds per image",
            { Trials.Count: > 1 } =>
                $"{batch.Path}: not valid, {invalid} of {batch.Trials.Count} trials, {Count(errors)}",
            _ => $"{batch.Path}: not valid, {Count(errors)}",
        });
    }

    private static string Count(int errors) => $"{errors} error{(errors == 1 ? "" : "s")}";

    private static string Range(LoadedBatch batch, Func<NetworkSummary, long> figure)
    {
        var figures = batch.Trials.Select(trial => figure(trial.Network!)).ToList();
        var (least, most) = (figures.Min(), figures.Max());
        return least == most ? $"{least:N0}" : $"{least:N0} to {most:N0}";
    }
}
