namespace CnnLab;

/// <summary>
/// A component cannot do what was asked of it: the message is shown to the user as it is, after the component's name.
/// </summary>
/// <remarks>
/// Say what is wrong, the rule, and what was received: "kernel_size 5x5 does not fit the input of 3x3. Expected a
/// kernel no larger than the padded input." Thrown by a constructor it is a finding of <c>validate</c>; thrown later it
/// ends the run, and only the run.
/// </remarks>
public class ComponentException : Exception
{
    /// <summary>An error with a message for the user.</summary>
    public ComponentException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message for the user and what caused it.</summary>
    public ComponentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error without a message; prefer the others.</summary>
    public ComponentException()
    {
    }
}
