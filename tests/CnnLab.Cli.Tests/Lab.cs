using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace CnnLab.Cli.Tests;

/// <summary>Runs the built program as a user does, in a process of its own.</summary>
internal static class Lab
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    public static string Program { get; } =
        Path.Combine(RepositoryRoot, "src", "CnnLab.Cli", "bin", Metadata("Configuration"), "net10.0", "cnnlab.dll");

    public static string TestPlugin(string name) =>
        Path.Combine(
            RepositoryRoot, "tests", "TestPlugins", name, "bin", Metadata("Configuration"), "net10.0", name + ".dll");

    /// <summary>Runs <c>cnnlab</c> to its end.</summary>
    public static Answer Run(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return process.Wait();
    }

    /// <summary>
    /// Starts <c>cnnlab</c>. Its workers compile for a short life: most tests train for less than a second, and what is
    /// computed is the same.
    /// </summary>
    public static Running Start(string folder, params string[] arguments) =>
        new("dotnet", folder, [Program, .. arguments], new() { ["DOTNET_TieredCompilation"] = "1" });

    /// <summary>Starts <c>cnnlab</c> with workers as a user has them.</summary>
    public static Running StartAsShipped(string folder, params string[] arguments) =>
        new("dotnet", folder, [Program, .. arguments]);

    private static string Metadata(string key) =>
        typeof(Lab).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == key).Value!;

    public sealed record Answer(int ExitCode, string Output, string Messages);

    /// <summary>A process whose output is gathered while it runs.</summary>
    public sealed class Running : IDisposable
    {
        private readonly Process _process;
        private readonly StringBuilder _output = new(), _messages = new();

        public Running(
            string program,
            string folder,
            IEnumerable<string> arguments,
            Dictionary<string, string>? environment = null)
        {
            var start = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment.Remove("CNNLAB_PLUGINS");
            start.Environment.Remove("CNNLAB_DATA");
            start.Environment["XDG_CACHE_HOME"] = Path.Combine(folder, "no-cache");
            foreach (var (name, value) in environment ?? [])
            {
                start.Environment[name] = value;
            }

            _process = Process.Start(start)!;
            _process.OutputDataReceived += (_, line) => Add(_output, line.Data);
            _process.ErrorDataReceived += (_, line) => Add(_messages, line.Data);
            _process.BeginOutputReadLine();
            _process.BeginErrorReadLine();
        }

        public int Id => _process.Id;

        public string Messages
        {
            get
            {
                lock (_messages)
                {
                    return _messages.ToString();
                }
            }
        }

        public bool HasExited => _process.HasExited;

        /// <summary>Ends it as a power cut would: nothing of it gets another word.</summary>
        public void Kill()
        {
            _process.Kill();
            _process.WaitForExit();
        }

        public Answer Wait()
        {
            if (!_process.WaitForExit(Patience))
            {
                _process.Kill(entireProcessTree: true);
                Assert.Fail($"The process did not end within {Patience}.\n{_output}\n{_messages}");
            }

            _process.WaitForExit();
            return new Answer(_process.ExitCode, _output.ToString(), Messages);
        }

        public void Dispose()
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
            }

            _process.Dispose();
        }

        private static void Add(StringBuilder text, string? line)
        {
            if (line is not null)
            {
                lock (text)
                {
                    text.AppendLine(line);
                }
            }
        }
    }
}
