using System.CommandLine;
using CnnLab.Cli.Commands;
using CnnLab.Cli.Output;
using CnnLab.Hosting;

namespace CnnLab.Cli;

/// <summary>
/// Opens the lab: the built-in plugins beside the program, those of <c>CNNLAB_PLUGINS</c>, those of <c>--plugins</c>.
/// </summary>
internal sealed class LabFactory(Terminal terminal)
{
    /// <summary>The folders and DLLs of <c>--plugins</c>.</summary>
    public static IReadOnlyList<string> Plugins(ParseResult parsed) => parsed.GetValue(CommonOptions.Plugins) ?? [];

    public ExperimentLoader Open(ParseResult parsed)
    {
        var builtIn = Path.Combine(AppContext.BaseDirectory, "plugins");
        var fromEnvironment = (Environment.GetEnvironmentVariable("CNNLAB_PLUGINS") ?? "").Split(
            Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] folders =
        [
            .. Directory.Exists(builtIn) ? [builtIn] : Array.Empty<string>(),
            .. fromEnvironment,
            .. Plugins(parsed),
        ];
        return new ExperimentLoader(
            new PluginStore(), folders, folder => new DataFiles(folder, new DownloadMessages(terminal)));
    }
}
