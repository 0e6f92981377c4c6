using System.CommandLine;
using CnnLab.Cli.Output;
using CnnLab.Experiments;
using CnnLab.Hosting;

namespace CnnLab.Cli.Commands;

/// <summary>Pins the plugins of manifests by their hashes.</summary>
internal sealed class LockCommand(LabFactory labs, Terminal terminal) : ICommand
{
    public Command Build()
    {
        var manifests = CommonOptions.Manifests();
        var set = CommonOptions.Set();
        var command = new Command(
            "lock",
            "Write the hashes of the plugins that manifests use to cnnlab.lock.json beside them; "
            + "run --locked then refuses others.")
        {
            manifests, set,
        };
        command.SetAction(parsed => Lock(
            labs.Open(parsed),
            ManifestPaths.Expand(parsed.GetValue(manifests)!),
            Overrides.Parse(parsed.GetValue(set))));
        return command;
    }

    private int Lock(ExperimentLoader loader, IReadOnlyList<string> paths, IReadOnlyList<(string, string)> overrides)
    {
        var batches = paths.Select(path => loader.LoadBatch(path, overrides)).ToList();
        FindingPrinter.Print(terminal, batches.SelectMany(batch => batch.Findings));
        if (batches.Exists(batch => !batch.IsValid))
        {
            return ExitCode.BadInput;
        }

        foreach (var (file, plugins) in PluginLock.Write(batches.SelectMany(batch => batch.Trials)))
        {
            terminal.Notice($"wrote {file}: {plugins} plugin{(plugins == 1 ? "" : "s")}");
        }

        return ExitCode.Success;
    }
}
