namespace CnnLab.Experiments;

/// <summary>
/// Owns a run's directory: of all processes one at most has the lock, and the system takes it back when the process
/// ends, in whatever way.
/// </summary>
public sealed class RunLock : IDisposable
{
    // Somebody who only looks holds it for a moment.
    private const int Attempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null where another one has it.</summary>
    /// <exception cref="RunFileException">The directory cannot be written.</exception>
    public static RunLock? TryTake(string runDirectory)
    {
        var path = PathIn(runDirectory);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new RunLock(Open(path, FileMode.OpenOrCreate));
            }
            catch (IOException exception) when (IsHeld(exception))
            {
                if (attempt == Attempts)
                {
                    return null;
                }

                Thread.Sleep(Pause);
            }
            catch (Exception exception) when (RunFileException.IsRefusal(exception))
            {
                throw RunFileException.CannotWrite(path, exception);
            }
        }
    }

    /// <summary>Whether a living process has the lock.</summary>
    public static bool IsHeld(string runDirectory)
    {
        try
        {
            using var file = Open(PathIn(runDirectory), FileMode.Open);
            return false;
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            return exception is IOException refusal && IsHeld(refusal);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static string PathIn(string runDirectory) => Path.Combine(runDirectory, "run.lock");

    private static FileStream Open(string path, FileMode mode) =>
        new(path, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);

    /// <summary>The system's numbers for it: a sharing violation of Windows, EAGAIN of Linux and of macOS.</summary>
    private static bool IsHeld(IOException exception) => exception.HResult is unchecked((int)0x80070020) or 11 or 35;
}
