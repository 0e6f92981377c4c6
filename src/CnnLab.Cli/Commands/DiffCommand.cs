using System.CommandLine;
using CnnLab.Cli.Output;
using CnnLab.Experiments;
using Spectre.Console;

namespace CnnLab.Cli.Commands;

/// <summary>Holds two runs against each other.</summary>
internal sealed class DiffCommand(Terminal terminal) : ICommand
{
    private const string Description = """
        Tell what two runs do not have in common, and only that: manifest, plugins, data, machine, samples, results.

        Example:
          cnnlab diff runs/quickstart/3f2a9c81d07e runs/quickstart/77b01d9a2c44
        """;

    public Command Build()
    {
        var first = new Argument<string>("first") { Description = "The directory of a run, runs/<name>/<run-id>." };
        var second = new Argument<string>("second") { Description = "The directory of another run." };
        var json = CommonOptions.Json();
        var command = new Command("diff", Description) { first, second, json };
        command.SetAction(parsed =>
        {
            var difference = Compare(parsed.GetValue(first)!, parsed.GetValue(second)!);
            if (parsed.GetValue(json))
            {
                JsonOutput.Print(difference);
            }
            else
            {
                Show(difference, parsed.GetValue(first)!, parsed.GetValue(second)!);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static RunDifference Compare(string first, string second)
    {
        try
        {
            return RunDifference.Between(first, second);
        }
        catch (RunFileException exception)
        {
            throw new UserException(exception.Message, exception);
        }
    }

    private void Show(RunDifference difference, string first, string second)
    {
        (string Title, IReadOnlyList<Difference> Lines)[] sections =
        [
            ("manifest", difference.Manifest),
            ("provenance", difference.Provenance),
            ("samples of the folds", difference.Folds),
            ("results", difference.Results),
        ];
        foreach (var (title, lines) in sections.Where(section => section.Lines.Count > 0))
        {
            var table = new Table().Border(TableBorder.Simple).AddColumns(
                title, RunName(first).EscapeMarkup(), RunName(second).EscapeMarkup());
            foreach (var line in lines)
            {
                table.AddRow(
                    line.Path.EscapeMarkup(),
                    (line.First ?? NumberText.None).EscapeMarkup(),
                    (line.Second ?? NumberText.None).EscapeMarkup());
            }

            terminal.Output.Write(table);
        }

        var same = sections.Where(section => section.Lines.Count == 0).Select(section => section.Title).ToList();
        if (same.Count > 0)
        {
            terminal.Output.WriteLine($"the same in both: {string.Join(", ", same)}");
        }
    }

    private static string RunName(string path) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
}
