namespace CnnLab.Experiments;

/// <summary>Another process is at the run. The message is for the user.</summary>
public sealed class BusyRunException : RunFileException
{
    /// <summary>An error with a message for the user.</summary>
    public BusyRunException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message for the user and what caused it.</summary>
    public BusyRunException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error without a message; prefer the others.</summary>
    public BusyRunException()
    {
    }
}
