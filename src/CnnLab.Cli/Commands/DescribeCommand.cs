using System.CommandLine;
using System.Text.Json;
using CnnLab.Cli.Output;
using CnnLab.Manifests;
using Spectre.Console;

namespace CnnLab.Cli.Commands;

/// <summary>Explains one component.</summary>
internal sealed class DescribeCommand(LabFactory labs, Terminal terminal) : ICommand
{
    public Command Build()
    {
        var type = new Argument<string>("type")
        {
            Description = "The component's name, for example conv2d, or with its plugin, my_lab/soft_pooling2d.",
        };
        var json = CommonOptions.Json();
        var command = new Command(
            "describe", "Explain a component: its parameters, their defaults and ranges, and a line to copy.")
        {
            type, json,
        };
        command.SetAction(parsed => Describe(
            labs.Open(parsed).Catalog(), parsed.GetValue(type)!, parsed.GetValue(json)));
        return command;
    }

    private int Describe(IComponentCatalog catalog, string type, bool json)
    {
        var every = Enum.GetValues<ComponentKind>();
        var found = catalog.FindAll(type, every);
        if (found.Count == 0)
        {
            throw new UserException(catalog.Resolve(type, every).Problem!);
        }

        var pages = found.Select(component => ComponentPage.Of(component, catalog)).ToList();
        if (json)
        {
            JsonOutput.Print(pages.Select(Answer).First());
        }
        else
        {
            pages.ForEach(Show);
        }

        return ExitCode.Success;
    }

    private static object Answer(ComponentPage page) => new
    {
        page.Kind,
        page.Type,
        page.Plugin,
        page.Version,
        page.Assembly,
        page.Description,
        page.Parameters,
        page.Example,
    };

    private void Show(ComponentPage page)
    {
        var kind = page.Kind.ToString().ToLowerInvariant();
        terminal.Output.MarkupLineInterpolated(
            $"[bold green]{page.Type}[/] [grey]{kind}, {page.Plugin} {page.Version}[/]");
        terminal.Output.WriteLine(page.Description);
        terminal.Output.WriteLine();
        foreach (var parameter in page.Parameters)
        {
            var facts = parameter.Required ? "required" : $"default {Words(parameter.Default)}";
            terminal.Output.MarkupLineInterpolated($"  [green]{parameter.Name}[/] [grey]{parameter.Type}, {facts}[/]");
            terminal.Output.WriteLine($"      {parameter.Description}");
            if (parameter.Aliases.Count > 0)
            {
                terminal.Output.MarkupLineInterpolated(
                    $"      [grey]also understood: {string.Join(", ", parameter.Aliases)}[/]");
            }
        }

        terminal.Output.WriteLine();
        terminal.Output.WriteLine(page.Example);
    }

    private static string Words(JsonElement? value) =>
        value is { ValueKind: not JsonValueKind.Null } given ? given.GetRawText() : "none";
}
