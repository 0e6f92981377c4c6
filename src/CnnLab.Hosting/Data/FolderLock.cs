namespace CnnLab.Hosting;

/// <summary>
/// Lets one process at a time download into a folder: the workers of a sweep all begin by needing the same data.
/// </summary>
internal static class FolderLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // Opening a file that another process holds fails with EAGAIN of Linux and of macOS, or ERROR_SHARING_VIOLATION.
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];

    /// <summary>Waits for the lock and takes it; disposing gives it back, and so does the end of the process.</summary>
    public static IDisposable Take(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, ".lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (Held.Contains(exception.HResult))
            {
                cancellationToken.WaitHandle.WaitOne(Pause);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
