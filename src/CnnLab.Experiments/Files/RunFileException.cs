namespace CnnLab.Experiments;

/// <summary>A file of a run cannot be written or read. The message is for the user: path, reason, what to do.</summary>
public class RunFileException : Exception
{
    // Linux and macOS give the number of ENOSPC, Windows ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.
    private static readonly int[] FullDisk = [28, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    /// <summary>An error with a message for the user.</summary>
    public RunFileException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message for the user and what caused it.</summary>
    public RunFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error without a message; prefer the others.</summary>
    public RunFileException()
    {
    }

    /// <summary>Whether there is no space left: nothing that the user has written is wrong.</summary>
    public bool IsDiskFull => InnerException is IOException refusal && FullDisk.Contains(refusal.HResult);

    /// <summary>Whether an exception is the file system's refusal, not a mistake of the program.</summary>
    internal static bool IsRefusal(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>The error of a path that cannot be written.</summary>
    internal static RunFileException CannotWrite(string path, Exception cause) => new(
        $"Cannot write {path}: {Reason(cause)}. "
        + "Free the disk or make the folder writable, or name another one as output.directory.",
        cause);

    /// <summary>The error of a path that cannot be read.</summary>
    internal static RunFileException CannotRead(string path, Exception cause) =>
        new($"Cannot read {path}: {cause.Message} Check that it is there and readable.", cause);

    /// <summary>Without the path of a temporary file, which the system adds to its own words.</summary>
    private static string Reason(Exception cause)
    {
        var path = cause.Message.LastIndexOf(" : '", StringComparison.Ordinal);
        return (path < 0 ? cause.Message : cause.Message[..path]).TrimEnd('.');
    }
}
