using System.CommandLine;
using CnnLab.Cli.Output;
using CnnLab.Hosting;
using CnnLab.Manifests;
using Spectre.Console;

namespace CnnLab.Cli.Commands;

/// <summary>Shows what manifests can name.</summary>
internal sealed class ListCommand(LabFactory labs, Terminal terminal) : ICommand
{
    private const string Sections = "sections";

    public Command Build()
    {
        var kind = new Argument<string?>("kind")
        {
            Description = $"One family only: {string.Join(", ", Kinds())}; or {Sections}, those of the manifest.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = CommonOptions.Json();
        var command = new Command("list", "List the components of all plugins that were found.") { kind, json };
        command.SetAction(parsed => parsed.GetValue(kind) is Sections
            ? ListSections(labs.Open(parsed).Catalog(), parsed.GetValue(json))
            : List(labs.Open(parsed).Catalog(), Kind(parsed.GetValue(kind)), parsed.GetValue(json)));
        return command;
    }

    private static IEnumerable<string> Kinds() => Enum.GetValues<ComponentKind>().Select(Name);

    private static string Name(ComponentKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The family of a word; the plural is understood too.</summary>
    private static ComponentKind? Kind(string? word)
    {
        if (word is null)
        {
            return null;
        }

        var found = Enum.GetValues<ComponentKind>()
            .Where(kind => word == Name(kind) || word == Name(kind) + "s" || word == Name(kind) + "es")
            .ToList();
        return found.Count > 0
            ? found[0]
            : throw new UserException(
                $"'{word}' is not a family of components. Expected one of {string.Join(", ", Kinds())}, {Sections}.");
    }

    private int ListSections(ComponentCatalog catalog, bool json)
    {
        var pages = SectionPage.All(catalog);
        if (json)
        {
            JsonOutput.Print(pages.Select(page => new { page.Section, page.Description }));
            return ExitCode.Success;
        }

        var width = pages.Max(page => page.Section.Length);
        foreach (var page in pages)
        {
            terminal.Output.Write($"{page.Section.PadRight(width)}  ", new Style(Color.Green));
            terminal.Output.WriteLine(page.Description);
        }

        return ExitCode.Success;
    }

    private int List(ComponentCatalog catalog, ComponentKind? kind, bool json)
    {
        var components = catalog.Components
            .Where(component => kind is null || component.Kind == kind)
            .OrderBy(component => component.Kind)
            .ThenBy(component => component.Type, StringComparer.Ordinal)
            .ToList();
        foreach (var problem in catalog.Problems)
        {
            terminal.Warning($"{problem.Assembly} {problem.Message}");
        }

        if (json)
        {
            JsonOutput.Print(components.Select(component => new
            {
                component.Type,
                component.Kind,
                component.Plugin,
                component.Version,
                component.Assembly,
                component.Description,
            }));
        }
        else if (components.Count == 0)
        {
            terminal.Output.WriteLine("none yet: no plugin that was found has one");
        }
        else
        {
            Show(components);
        }

        return ExitCode.Success;
    }

    /// <summary>
    /// A line for each component. Aligned here, since a table of the console library takes as long as all the rest of
    /// the answer.
    /// </summary>
    private void Show(IReadOnlyList<ComponentDescriptor> components)
    {
        string[] header = ["type", "kind", "plugin", "description"];
        var rows = components.Select(Cells).ToList();
        var widths = header.Select((_, column) => rows.Append(header).Max(row => row[column].Length)).ToList();
        Style?[] styles = [new Style(Color.Green), null, new Style(Color.Grey), null];
        ShowRow(header, widths, [null, null, null, null]);
        foreach (var row in rows)
        {
            ShowRow(row, widths, styles);
        }
    }

    private void ShowRow(IReadOnlyList<string> cells, IReadOnlyList<int> widths, IReadOnlyList<Style?> styles)
    {
        for (var column = 0; column < cells.Count - 1; column++)
        {
            terminal.Output.Write($"{cells[column].PadRight(widths[column])}  ", styles[column]);
        }

        terminal.Output.WriteLine(cells[^1], styles[^1]);
    }

    private static string[] Cells(ComponentDescriptor component) =>
    [
        component.Type, Name(component.Kind), $"{component.Plugin} {component.Version}", component.Description,
    ];
}
