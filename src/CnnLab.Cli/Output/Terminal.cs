using CnnLab.Experiments;
using Spectre.Console;

namespace CnnLab.Cli.Output;

/// <summary>
/// Answers go to standard output, all else to standard error, so that a script can read the one without the other.
/// </summary>
internal sealed class Terminal
{
    // Only on demand: finding out what a terminal can do takes longer than printing the help.
    private readonly Lazy<IAnsiConsole> _output =
        new(() => Console(System.Console.Out, System.Console.IsOutputRedirected));

    private readonly Lazy<IAnsiConsole> _messages =
        new(() => Console(System.Console.Error, System.Console.IsErrorRedirected));

    /// <summary>Answers: tables, lists, JSON.</summary>
    public IAnsiConsole Output => _output.Value;

    /// <summary>Progress, notices, errors.</summary>
    public IAnsiConsole Messages => _messages.Value;

    /// <summary>Whether somebody is looking at the messages as they come.</summary>
    public bool IsLive => !System.Console.IsErrorRedirected && Messages.Profile.Capabilities.Interactive;

    public void Error(string message) => Say($"[red]error:[/] {message}");

    public void Warning(string message) => Say($"[yellow]warning:[/] {message}");

    public void Notice(string message) => Say($"[grey]{message}[/]");

    /// <summary>The stack trace, for whoever asked for it.</summary>
    public void Detail(bool verbose, Exception exception)
    {
        if (verbose)
        {
            Messages.WriteLine(exception.ToString());
        }
        else if (exception is not (UserException or ComponentException or RunFileException))
        {
            Notice("Run again with --verbose for the stack trace.");
        }
    }

    private void Say(FormattableString markup)
    {
        try
        {
            Messages.MarkupLineInterpolated(markup);
        }
        catch (IOException)
        {
            // Nobody can hear it any more: a terminal that was closed, a log on a full disk. The work goes on.
        }
    }

    private static IAnsiConsole Console(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (isRedirected)
        {
            // A file has no edge: a path cut into two lines would be no path.
            console.Profile.Width = 10_000;
            console.Profile.Height = 10_000;
        }

        return console;
    }
}
