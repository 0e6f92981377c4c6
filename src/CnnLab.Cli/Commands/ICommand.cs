using System.CommandLine;

namespace CnnLab.Cli.Commands;

/// <summary>One verb of the command line.</summary>
internal interface ICommand
{
    /// <summary>The verb with its arguments, options, help and action.</summary>
    Command Build();
}
