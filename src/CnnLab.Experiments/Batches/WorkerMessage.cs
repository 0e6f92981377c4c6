using System.Text.Json;
using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>What a worker says about its trial: one of these on a line, behind a mark.</summary>
public sealed record WorkerMessage
{
    // Whatever else a plugin or a native library writes to the output is passed over.
    private const string Mark = "@cnnlab ";

    /// <summary>The run's directory, once it is there.</summary>
    public string? Directory { get; init; }

    /// <summary>How far it is.</summary>
    public StepProgress? Progress { get; init; }

    /// <summary>Training images that it has gone through since it began.</summary>
    public long Images { get; init; }

    /// <summary>Something for the user to know.</summary>
    public string? Notice { get; init; }

    /// <summary>How it ended: the trial's last message.</summary>
    public RunSummary? Summary { get; init; }

    /// <summary>Why there is no run: the trial's last message.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether the refusal is for the user to mend.</summary>
    public bool IsInput { get; init; }

    /// <summary>Whether it is refused because another process is at the run.</summary>
    public bool IsBusy { get; init; }

    /// <summary>Where the program was when it failed, for whoever asks for it.</summary>
    public string? Detail { get; init; }

    /// <summary>
    /// Whether the worker is not to be used again: a plugin that has failed may have left anything behind.
    /// </summary>
    public bool IsSpoiled { get; init; }

    /// <summary>Whether the trial is over.</summary>
    public bool IsLast => Summary is not null || Refusal is not null;

    /// <summary>The message of a line; null for a line of somebody else.</summary>
    public static WorkerMessage? Parse(string line)
    {
        try
        {
            return line.StartsWith(Mark, StringComparison.Ordinal)
                ? JsonSerializer.Deserialize<WorkerMessage>(line.AsSpan(Mark.Length), RunJson.OneLine)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The message as a line of its own, even where somebody has written half a line before.</summary>
    public string ToLine() => "\n" + Mark + JsonSerializer.Serialize(this, RunJson.OneLine);
}
