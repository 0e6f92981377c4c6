using System.CommandLine;
using System.Text.Json;
using CnnLab.Cli.Output;
using CnnLab.Manifests;
using Spectre.Console;

namespace CnnLab.Cli.Commands;

/// <summary>Explains one component, or a section of the manifest.</summary>
internal sealed class DescribeCommand(LabFactory labs, Terminal terminal) : ICommand
{
    public Command Build()
    {
        var type = new Argument<string>("type")
        {
            Description = "The component's name, for example conv2d, or with its plugin, my_lab/soft_pooling2d; "
                + "or a section of the manifest, for example training, k_fold, sweep.",
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
            return Describe(SectionPage.Find(type, catalog) ?? throw Unknown(catalog, type), json);
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

    private static UserException Unknown(IComponentCatalog catalog, string type)
    {
        var sections = SectionPage.All(catalog).Select(page => page.Section);
        var problem = catalog.Resolve(type, Enum.GetValues<ComponentKind>()).Problem;
        return new UserException($"{problem} `cnnlab list sections` shows those of the manifest."
            + Suggestion.For(type, sections));
    }

    private int Describe(SectionPage page, bool json)
    {
        if (json)
        {
            JsonOutput.Print(page);
        }
        else
        {
            Show(page);
        }

        return ExitCode.Success;
    }

    private void Show(SectionPage page)
    {
        terminal.Output.MarkupLineInterpolated($"[bold green]{page.Section}[/] [grey]of the manifest[/]");
        terminal.Output.WriteLine(page.Description);
        terminal.Output.WriteLine();
        Show(page.Parameters);
        if (page.Example.Length > 0)
        {
            terminal.Output.WriteLine();
            terminal.Output.WriteLine(page.Example);
        }

        foreach (var part in page.Parts)
        {
            terminal.Output.WriteLine();
            Show(part);
        }
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
        Show(page.Parameters);
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(page.Example);
    }

    private void Show(IReadOnlyList<OptionDescriptor> parameters)
    {
        foreach (var parameter in parameters)
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
    }

    private static string Words(JsonElement? value) =>
        value is { ValueKind: not JsonValueKind.Null } given ? given.GetRawText() : "none";
}
