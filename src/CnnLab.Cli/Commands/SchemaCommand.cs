using System.CommandLine;
using CnnLab.Cli.Output;
using CnnLab.Manifests;

namespace CnnLab.Cli.Commands;

/// <summary>Writes the JSON Schema of manifests, with the components of all plugins.</summary>
internal sealed class SchemaCommand(LabFactory labs, Terminal terminal) : ICommand
{
    public Command Build()
    {
        var file = new Option<string?>("--out")
        {
            Description = "Write to this file instead of standard output, for example experiments/cnnlab.schema.json.",
            HelpName = "FILE",
        };
        var command = new Command(
            "schema",
            "Print the JSON Schema of manifests, so that an editor completes and checks them, "
            + "your plugins' components too.")
        {
            file,
        };
        command.SetAction(parsed => Write(labs.Open(parsed).Catalog(), parsed.GetValue(file)));
        return command;
    }

    private int Write(IComponentCatalog catalog, string? file)
    {
        var schema = SchemaWriter.Write(catalog);
        if (file is null)
        {
            Console.Out.Write(schema);
            return ExitCode.Success;
        }

        try
        {
            File.WriteAllText(file, schema);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{file} cannot be written: {exception.Message}", exception);
        }

        terminal.Notice($"wrote {file}");
        return ExitCode.Success;
    }
}
