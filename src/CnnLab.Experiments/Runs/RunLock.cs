namespace CnnLab.Experiments;

/// <summary>
/// The right to write into a run's directory. The system takes it back when its process ends, however it ends, so no
/// run stays locked by the dead.
/// </summary>
public sealed class RunLock : IDisposable
{
    private const string FileName = "run.lock";
    private const int Attempts = 10;

    // Whoever only looks holds the file for a moment.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; null where a living process has it.</summary>
    /// <exception cref="RunFileException">The directory cannot be written.</exception>
    public static RunLock? TryTake(string runDirectory)
    {
        var path = Path.Combine(runDirectory, FileName);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new RunLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException exception) when (IsTaken(exception))
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
            using var file = new FileStream(
                Path.Combine(runDirectory, FileName), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException exception)
        {
            return IsTaken(exception);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // A missing file and a full disk are other kinds of IOException; of a sharing violation there is no class of its own.
    private static bool IsTaken(IOException exception) =>
        exception.GetType() == typeof(IOException) && (exception.HResult & 0xFFFF) is 11 or 32 or 33 or 35;
}
