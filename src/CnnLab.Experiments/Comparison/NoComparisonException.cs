namespace CnnLab.Experiments;

/// <summary>
/// Runs whose files are in order cannot be compared as was asked, or not yet. The message is for the user: what is
/// missing, and what to ask instead.
/// </summary>
public sealed class NoComparisonException : RunFileException
{
    /// <summary>An error with a message for the user.</summary>
    public NoComparisonException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message for the user and what caused it.</summary>
    public NoComparisonException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error without a message; prefer the others.</summary>
    public NoComparisonException()
    {
    }
}
