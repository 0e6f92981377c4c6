namespace CnnLab.Experiments;

/// <summary>A file of a run cannot be written or read. The message is for the user: path, reason, what to do.</summary>
public class RunFileException : Exception
{
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

    /// <summary>Whether an exception is the file system's refusal, not a mistake of the program.</summary>
    internal static bool IsRefusal(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>The error of a path that cannot be written.</summary>
    internal static RunFileException CannotWrite(string path, Exception cause) => new(
        $"Cannot write {path}: {cause.Message} "
        + "Free the disk or make the folder writable, or name another one as output.directory.",
        cause);

    /// <summary>The error of a path that cannot be read.</summary>
    internal static RunFileException CannotRead(string path, Exception cause) =>
        new($"Cannot read {path}: {cause.Message} Check that it is there and readable.", cause);
}
