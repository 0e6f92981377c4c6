using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CnnLab.Plugins.Executors;

/// <summary>One worker: a process that trains one trial after the other.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private const int FirstSignal = 128;

    /// <summary>How often time and memory are looked at.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a trial may take to reach a checkpoint, and an idle worker to end.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30), Farewell = TimeSpan.FromSeconds(5);

    /// <summary>How long what a dead process has written is waited for.</summary>
    private static readonly TimeSpan LastLines = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly long? _memoryLimit;
    private readonly ErrorTail _errors = new();
    private bool _isSpoiled;

    private WorkerProcess(Process process, string group, long? memoryLimit)
    {
        (_process, Group, _memoryLimit) = (process, group, memoryLimit);
        process.ErrorDataReceived += (_, line) => _errors.Add(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>The group of the trials it is for.</summary>
    public string Group { get; }

    /// <summary>Whether it can take a trial.</summary>
    public bool IsGood => !_isSpoiled && !_process.HasExited;

    /// <exception cref="ComponentException">The system starts no process.</exception>
    public static WorkerProcess Start(ExecutorSite site, string group)
    {
        var start = new ProcessStartInfo(site.WorkerCommand[0], site.WorkerCommand.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        // Short trials would spend a third of a processor on compiling everything twice; long ones do not notice.
        start.Environment.TryAdd("DOTNET_TieredCompilation", "0");
        if (site.MemoryLimit is { } limit)
        {
            // Beyond it an allocation fails in the trial that asks for it, before the system ends processes at will.
            start.Environment["DOTNET_GCHeapHardLimit"] = limit.ToString("X", CultureInfo.InvariantCulture);
        }

        try
        {
            return new WorkerProcess(Process.Start(start)!, group, site.MemoryLimit);
        }
        catch (Win32Exception exception)
        {
            throw new ComponentException(
                $"executor 'local' cannot start {site.WorkerCommand[0]}: {exception.Message}", exception);
        }
    }

    public async Task<TrialEnd> RunAsync(TrialJob job, CancellationToken cancellationToken)
    {
        _errors.Clear();
        await AskAsync(job.Request).ConfigureAwait(false);
        using var over = new CancellationTokenSource();
        var watching = WatchAsync(job.TimeLimit, over.Token, cancellationToken);
        var answered = await ListenAsync(job).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        var ended = await watching.ConfigureAwait(false);
        if (answered)
        {
            return new TrialEnd(TrialEndKind.Answered, Errors: _errors.Text);
        }

        await EndAsync().ConfigureAwait(false);
        var code = _process.ExitCode;
        return new TrialEnd(
            ended ?? TrialEndKind.Died, code, code > FirstSignal ? code - FirstSignal : null, _errors.Text);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(Farewell);
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            Kill();
        }

        _process.Dispose();
    }

    /// <returns>Whether the worker said how the trial ended; otherwise it is dead or has closed its output.</returns>
    private async Task<bool> ListenAsync(TrialJob job)
    {
        using var over = new CancellationTokenSource();
        var silence = SilenceAsync(over.Token);
        try
        {
            while (await ReadLineAsync(silence).ConfigureAwait(false) is { } line)
            {
                var news = job.Hear(line);
                if (news != TrialNews.GoesOn)
                {
                    _isSpoiled = news == TrialNews.EndedForGood;
                    return true;
                }
            }

            return false;
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            await silence.ConfigureAwait(false);
        }
    }

    private async Task<string?> ReadLineAsync(Task silence)
    {
        var reading = _process.StandardOutput.ReadLineAsync();
        return await Task.WhenAny(reading, silence).ConfigureAwait(false) == reading
            ? await reading.ConfigureAwait(false)
            : null;
    }

    /// <summary>
    /// Ends when the process has been gone for a while: a child that it has left behind would keep its output open.
    /// </summary>
    private async Task SilenceAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested && !_process.HasExited)
        {
            await Task.Delay(Glance, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.Delay(LastLines, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Waits for the process, which has closed its output, and a little for its last words.</summary>
    private async Task EndAsync()
    {
        using var patience = new CancellationTokenSource(Farewell);
        while (!_process.HasExited && !patience.IsCancellationRequested)
        {
            await Task.Delay(Glance / 10).ConfigureAwait(false);
        }

        if (!_process.HasExited)
        {
            Kill();
        }

        using var last = new CancellationTokenSource(LastLines);
        try
        {
            await _process.WaitForExitAsync(last.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The process is gone, and somebody else has its standard error.
        }
    }

    /// <returns>What the process was ended for; null where it was not.</returns>
    private async Task<TrialEndKind?> WatchAsync(
        TimeSpan? timeLimit, CancellationToken over, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource();
        using var grace = new CancellationTokenSource();
        time.CancelAfter(timeLimit ?? Timeout.InfiniteTimeSpan);
        var wasAsked = false;
        while (!over.IsCancellationRequested)
        {
            if (cancellationToken.IsCancellationRequested && !wasAsked)
            {
                wasAsked = true;
                grace.CancelAfter(Grace);
                await AskAsync(ExecutorSite.Stop).ConfigureAwait(false);
            }

            TrialEndKind? reason = time.IsCancellationRequested ? TrialEndKind.TimedOut
                : grace.IsCancellationRequested ? TrialEndKind.Stopped
                : TakesTooMuch() ? TrialEndKind.OutOfMemory
                : null;
            if (reason is not null)
            {
                Kill();
                return reason;
            }

            await Task.Delay(Glance, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return null;
    }

    private async Task AskAsync(string line)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(line).ConfigureAwait(false);
            await _process.StandardInput.FlushAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It has ended, or is about to: its output says so.
        }
    }

    private bool TakesTooMuch()
    {
        try
        {
            _process.Refresh();
            return _process.WorkingSet64 > _memoryLimit;
        }
        catch (InvalidOperationException)
        {
            // It has ended meanwhile.
            return false;
        }
    }

    /// <summary>Ends the process and its children.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            // It has ended meanwhile.
        }
    }
}
