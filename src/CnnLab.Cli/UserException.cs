namespace CnnLab.Cli;

/// <summary>Ends a command with a message for the user and exit code 2.</summary>
internal sealed class UserException(string message, Exception? innerException = null)
    : Exception(message, innerException);
