using CnnLab.Manifests;
using Spectre.Console;

namespace CnnLab.Cli.Output;

/// <summary>Shows findings on standard error, a line for each: <c>file:line:column: error: path: message</c>.</summary>
internal static class FindingPrinter
{
    public static void Print(Terminal terminal, IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            var style = finding.Severity switch
            {
                Severity.Error => new Style(Color.Red),
                Severity.Warning => new Style(Color.Yellow),
                _ => new Style(Color.Grey),
            };
            terminal.Messages.WriteLine(finding.ToString(), style);
        }
    }
}
