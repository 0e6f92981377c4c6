using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

/// <summary>
/// An answer that needs no data comes at once. What it costs is compiling methods and loading assemblies, and methods
/// can be counted where a stopwatch would measure the machine's other work.
/// </summary>
public sealed class StartupTests
{
    /// <summary>Twice as many are a fifth of a second that somebody waits for at every command.</summary>
    [TestCase(700, "--help")]
    [TestCase(1550, "list")]
    [TestCase(400, "--version")]
    public void Few_methods_are_compiled_for_an_answer_without_data(int limit, string argument)
    {
        using var folder = new TempFolder();
        var log = Path.Combine(folder.Path, "compiled.txt");
        using var lab = new Lab.Running("dotnet", folder.Path, [Lab.Program, argument], new()
        {
            ["DOTNET_JitStdOutFile"] = log,
            ["DOTNET_JitDisasmSummary"] = "1",
        });
        var answer = lab.Wait();
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        Assert.That(File.ReadLines(log).Count(), Is.InRange(1, limit));
    }
}
