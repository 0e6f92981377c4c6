using System.Diagnostics.CodeAnalysis;

namespace CnnLab.Experiments;

/// <summary>
/// What a test says, or why it says nothing. A p-value of too few values looks like any other, so there is none.
/// </summary>
/// <typeparam name="T">The numbers of the test.</typeparam>
public sealed record TestAnswer<T>
    where T : class
{
    internal TestAnswer(T? result, string? reason)
    {
        Result = result;
        Reason = reason;
    }

    /// <summary>Whether the test says something.</summary>
    [MemberNotNullWhen(true, nameof(Result))]
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool IsThere => Result is not null;

    /// <summary>The numbers; null if there are none.</summary>
    public T? Result { get; }

    /// <summary>Why there are none, a sentence for the report; null if there are.</summary>
    public string? Reason { get; }
}
