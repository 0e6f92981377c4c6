using System.ComponentModel;
using System.Diagnostics;

namespace CnnLab.Experiments;

/// <summary>What a small program printed.</summary>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Why there is no output; null if there is.</param>
internal sealed record CommandAnswer(string Output, string? Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Runs a program that is ended, with all it started, when it takes longer than some seconds.</summary>
    public static CommandAnswer Of(string program, IReadOnlyList<string> arguments) => Of(program, arguments, Patience);

    internal static CommandAnswer Of(string program, IReadOnlyList<string> arguments, TimeSpan patience)
    {
        try
        {
            using var process = Process.Start(StartInfo(program, arguments))!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            if (!Task.WaitAll([output, error], patience) || !process.WaitForExit(patience))
            {
                process.Kill(entireProcessTree: true);
                return new CommandAnswer(string.Empty, $"{program} did not answer within {patience.TotalSeconds} seconds");
            }

            return process.ExitCode == 0
                ? new CommandAnswer(output.Result, null)
                : new CommandAnswer(string.Empty, FirstLine(error.Result) ?? $"{program} ended with exit code {process.ExitCode}");
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or InvalidOperationException)
        {
            return new CommandAnswer(string.Empty, $"{program} cannot be started: {exception.Message}");
        }
    }

    private static ProcessStartInfo StartInfo(string program, IReadOnlyList<string> arguments)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["GIT_TERMINAL_PROMPT"] = "0";
        info.Environment["LC_ALL"] = "C";
        foreach (var name in info.Environment.Keys.Where(name => name is "GIT_DIR" or "GIT_WORK_TREE" or "GIT_INDEX_FILE").ToArray())
        {
            // Set while git runs a hook, where they point at the hook's repository.
            info.Environment.Remove(name);
        }

        return info;
    }

    private static string? FirstLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
}
