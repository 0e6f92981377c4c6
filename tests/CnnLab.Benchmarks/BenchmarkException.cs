namespace CnnLab.Benchmarks;

/// <summary>Ends the program with a message instead of a stack trace.</summary>
/// <param name="message">What, the rule, what was received.</param>
/// <param name="isInput">Whether the user's arguments are at fault: exit code 2 instead of 1.</param>
internal sealed class BenchmarkException(string message, bool isInput = false) : Exception(message)
{
    public bool IsInput { get; } = isInput;
}
