using System.CommandLine;
using CnnLab.Cli.Output;
using CnnLab.Hosting;
using CnnLab.Manifests;
using Spectre.Console;

namespace CnnLab.Cli.Commands;

/// <summary>Shows what manifests can name.</summary>
internal sealed class ListCommand(LabFactory labs, Terminal terminal) : ICommand
{
    public Command Build()
    {
        var kind = new Argument<string?>("kind")
        {
            Description = $"One family only: {string.Join(", ", Kinds())}.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = CommonOptions.Json();
        var command = new Command("list", "List the components of all plugins that were found.") { kind, json };
        command.SetAction(parsed => List(
            labs.Open(parsed).Catalog(), Kind(parsed.GetValue(kind)), parsed.GetValue(json)));
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
                $"'{word}' is not a family of components. Expected one of {string.Join(", ", Kinds())}.");
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
            terminal.Output.Write(Table(components));
        }

        return ExitCode.Success;
    }

    private static Table Table(IEnumerable<ComponentDescriptor> components)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("type", "kind", "plugin", "description");
        foreach (var component in components)
        {
            table.AddRow(
                new Text(component.Type, new Style(Color.Green)),
                new Text(Name(component.Kind)),
                new Text($"{component.Plugin} {component.Version}", new Style(Color.Grey)),
                new Text(component.Description));
        }

        return table;
    }
}
